#include <md4c.h>

#include <string>
#include <utility>

#include "body/entities.h"
#include "body/html.h"
#include "body/md4c_local.h"
#include "body/shape.h"
#include "jobstand/body.h"
#include "text/url.h"
#include "text/utf8.h"

namespace jobstand {
namespace {

// md4c's callbacks. Each returns non-zero to stop the parse: once the builder is full,
// what follows could only cost time.
class Renderer {
 public:
  explicit Renderer(std::size_t input_size) : out_(input_size), html_reader_(out_) {}

  NodeStream render(std::string_view markdown) {
    MD_PARSER parser{};
    parser.flags = JOBSTAND_MD_FLAGS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<Renderer*>(self)->enter_block(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<Renderer*>(self)->leave_block(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<Renderer*>(self)->enter_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<Renderer*>(self)->leave_span(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<Renderer*>(self)->text(type, {text, size});
    };
    md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, this);
    return out_.finish();
  }

 private:
  int go_on() const { return out_.full() ? 1 : 0; }
  bool hides() const { return html_reader_.hides(); }
  void enter(Tag block) { out_.enter(block, hides()); }
  void enter_span(Tag span, std::string link = {}) { out_.enter_span(span, hides(), std::move(link)); }

  // A block of HTML, or the tags one after another within a line: they come in pieces.
  void read_html() {
    if (html_block_ || html_.empty()) return;
    html_reader_.read(html_);
    html_.clear();
  }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE: enter(Tag::blockquote); break;
      case MD_BLOCK_UL: enter(Tag::ul); break;
      case MD_BLOCK_OL: {
        enter(Tag::ol);
        const auto start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
        if (start != 1 && !hides()) out_.out().start(start);
        break;
      }
      case MD_BLOCK_LI: {
        enter(Tag::li);
        const auto* li = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
        if (li->is_task != 0 && !hides()) out_.out().task(li->task_mark != ' ');
        break;
      }
      case MD_BLOCK_HR:
        if (!hides()) out_.rule();
        break;
      case MD_BLOCK_H: {
        // Lowered by one: h1 belongs to the page.
        const unsigned level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        enter(static_cast<Tag>(static_cast<unsigned>(Tag::h2) + (level < 5 ? level : 5) - 1));
        break;
      }
      case MD_BLOCK_CODE:
        enter(Tag::pre);
        enter_span(Tag::code);
        break;
      case MD_BLOCK_HTML: html_block_ = true; break;
      case MD_BLOCK_P: enter(Tag::p); break;
      case MD_BLOCK_TABLE: enter(Tag::table); break;
      case MD_BLOCK_THEAD: enter(Tag::thead); break;
      case MD_BLOCK_TBODY: enter(Tag::tbody); break;
      case MD_BLOCK_TR: enter(Tag::tr); break;
      case MD_BLOCK_TH: case MD_BLOCK_TD:
        enter(type == MD_BLOCK_TH ? Tag::th : Tag::td);
        if (!hides()) out_.out().align(static_cast<std::uint32_t>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
        break;
      case MD_BLOCK_DOC: break;
    }
    return go_on();
  }

  int leave_block(MD_BLOCKTYPE type) {
    read_html();
    switch (type) {
      case MD_BLOCK_DOC: case MD_BLOCK_HR: return go_on();
      case MD_BLOCK_HTML:
        html_block_ = false;
        read_html();
        hidden_by_block_ = hides();
        return go_on();
      case MD_BLOCK_CODE: out_.leave_span(); break;
      default: break;
    }
    out_.leave();
    // An element that hides its content within a line ends with it.
    if (!hidden_by_block_) html_reader_.show();
    return go_on();
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    read_html();
    switch (type) {
      case MD_SPAN_EM: enter_span(Tag::em); break;
      case MD_SPAN_STRONG: enter_span(Tag::strong); break;
      case MD_SPAN_CODE: enter_span(Tag::code); break;
      case MD_SPAN_DEL: enter_span(Tag::del); break;
      case MD_SPAN_A: {
        // Inside a picture's text or another link it is text like everything else.
        if (link_depth_ > 0) {
          ++link_depth_;
          break;
        }
        std::string link;
        if (pictures_ == 0 && !out_.links()) link = text::safe_link(plain(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
        if (link.empty()) break;
        link_depth_ = 1;
        enter_span(Tag::a, std::move(link));
        break;
      }
      case MD_SPAN_IMG: ++pictures_; break;  // shown as the text that stands for it
      default: break;
    }
    return go_on();
  }

  int leave_span(MD_SPANTYPE type) {
    read_html();
    switch (type) {
      case MD_SPAN_EM: case MD_SPAN_STRONG: case MD_SPAN_CODE: case MD_SPAN_DEL: out_.leave_span(); break;
      case MD_SPAN_A:
        if (link_depth_ > 0 && --link_depth_ == 0) out_.leave_span();
        break;
      case MD_SPAN_IMG: --pictures_; break;
      default: break;
    }
    return go_on();
  }

  int text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) {
      html_.append(text);
      return 0;
    }
    read_html();
    if (hides()) return 0;
    switch (type) {
      case MD_TEXT_NULLCHAR: out_.text("\xEF\xBF\xBD"); break;
      case MD_TEXT_BR: out_.hard_break(); break;
      case MD_TEXT_SOFTBR: out_.text("\n"); break;
      case MD_TEXT_ENTITY: {
        std::string decoded;
        body::append_reference(text, decoded);
        out_.text(decoded);
        break;
      }
      default: out_.text(text);
    }
    return go_on();
  }

  // An attribute with its references decoded.
  static std::string plain(const MD_ATTRIBUTE& attribute) {
    std::string out;
    for (unsigned i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
      const std::string_view piece(attribute.text + attribute.substr_offsets[i],
                                   attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
      if (attribute.substr_types[i] == MD_TEXT_ENTITY) body::append_reference(piece, out);
      else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR) text::append_utf8(out, text::kReplacement);
      else out.append(piece);
    }
    return out;
  }

  body::Shaper out_;
  body::HtmlReader html_reader_;
  std::string html_;              // not read yet
  bool html_block_ = false;
  bool hidden_by_block_ = false;
  unsigned link_depth_ = 0;       // of the link that is one, and of those in its pictures
  unsigned pictures_ = 0;
};

}  // namespace

NodeStream render_markdown(std::string_view markdown) {
  markdown = text::utf8_prefix(markdown, kMaxBody);
  return Renderer(markdown.size()).render(text::repair_utf8(markdown));
}

}  // namespace jobstand
