#include <md4c.h>

#include <string>

#include "body/entities.h"
#include "body/html.h"
#include "body/md4c_local.h"
#include "body/nodes.h"
#include "jobstand/body.h"
#include "text/url.h"
#include "text/utf8.h"

namespace jobstand {
namespace {

// md4c's callbacks. Each returns non-zero to stop the parse: once the builder is full,
// what follows could only cost time.
class Renderer {
 public:
  explicit Renderer(std::size_t input_size) : out_(input_size) {}

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

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE: out_.open(Tag::blockquote); break;
      case MD_BLOCK_UL: out_.open(Tag::ul); break;
      case MD_BLOCK_OL: {
        out_.open(Tag::ol);
        const auto start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
        if (start != 1) out_.start(start);
        break;
      }
      case MD_BLOCK_LI: {
        out_.open(Tag::li);
        const auto* li = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
        if (li->is_task != 0) out_.task(li->task_mark != ' ');
        break;
      }
      case MD_BLOCK_HR: out_.open(Tag::hr); break;
      case MD_BLOCK_H: {
        // Lowered by one: h1 belongs to the page.
        const unsigned level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        out_.open(static_cast<Tag>(static_cast<unsigned>(Tag::h2) + (level < 5 ? level : 5) - 1));
        break;
      }
      case MD_BLOCK_CODE:
        out_.open(Tag::pre);
        out_.open(Tag::code);
        break;
      case MD_BLOCK_HTML:
        html_.clear();
        html_block_ = true;
        break;
      case MD_BLOCK_P: out_.open(Tag::p); break;
      case MD_BLOCK_TABLE: out_.open(Tag::table); break;
      case MD_BLOCK_THEAD: out_.open(Tag::thead); break;
      case MD_BLOCK_TBODY: out_.open(Tag::tbody); break;
      case MD_BLOCK_TR: out_.open(Tag::tr); break;
      case MD_BLOCK_TH: case MD_BLOCK_TD:
        out_.open(type == MD_BLOCK_TH ? Tag::th : Tag::td);
        out_.align(static_cast<std::uint32_t>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
        break;
      case MD_BLOCK_DOC: break;
    }
    return go_on();
  }

  int leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_DOC: case MD_BLOCK_HR: break;
      case MD_BLOCK_HTML:
        body::append_html(html_, out_);
        html_block_ = false;
        break;
      case MD_BLOCK_CODE:
        out_.close();
        out_.close();
        break;
      default: out_.close();
    }
    return go_on();
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM: out_.open(Tag::em); break;
      case MD_SPAN_STRONG: out_.open(Tag::strong); break;
      case MD_SPAN_CODE: out_.open(Tag::code); break;
      case MD_SPAN_DEL: out_.open(Tag::del); break;
      case MD_SPAN_U: out_.open(Tag::u); break;
      case MD_SPAN_A: {
        // Inside a picture's text a link is text like everything else.
        const std::string link = pictures_ > 0 ? std::string{}
                                               : text::safe_link(plain(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
        link_open_ = !link.empty();
        if (!link_open_) break;
        out_.open(Tag::a);
        out_.href(link);
        break;
      }
      case MD_SPAN_IMG: ++pictures_; break;  // shown as the text that stands for it
      default: break;
    }
    return go_on();
  }

  int leave_span(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM: case MD_SPAN_STRONG: case MD_SPAN_CODE: case MD_SPAN_DEL: case MD_SPAN_U:
        out_.close();
        break;
      case MD_SPAN_A:
        if (link_open_) out_.close();
        link_open_ = false;
        break;
      case MD_SPAN_IMG: --pictures_; break;
      default: break;
    }
    return go_on();
  }

  int text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_NULLCHAR: out_.text("\xEF\xBF\xBD"); break;
      case MD_TEXT_BR: out_.open(Tag::br); break;
      case MD_TEXT_SOFTBR: out_.text("\n"); break;
      case MD_TEXT_ENTITY: {
        std::string decoded;
        body::append_reference(text, decoded);
        out_.text(decoded);
        break;
      }
      case MD_TEXT_HTML: raw_html(text); break;
      default: out_.text(text);
    }
    return go_on();
  }

  // A piece of an HTML block, or one tag inside a paragraph. There only the line break
  // means something without its partner; the text around the others is text anyway.
  void raw_html(std::string_view piece) {
    if (html_block_) {
      html_.append(piece);
      return;
    }
    const bool line_break = piece.size() >= 4 && piece[0] == '<' && (piece[1] | 32) == 'b' && (piece[2] | 32) == 'r' &&
                            (piece[3] == '>' || piece[3] == '/' || piece[3] == ' ');
    if (line_break) out_.open(Tag::br);
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

  NodeBuilder out_;
  std::string html_;         // of the HTML block that is being read
  bool html_block_ = false;
  bool link_open_ = false;
  unsigned pictures_ = 0;
};

}  // namespace

NodeStream render_markdown(std::string_view markdown) {
  markdown = text::utf8_prefix(markdown, kMaxBody);
  return Renderer(markdown.size()).render(text::repair_utf8(markdown));
}

}  // namespace jobstand
