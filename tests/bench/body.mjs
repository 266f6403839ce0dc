// body.mjs - the body module called directly, in a page or in Node.

/** Of the bytes of jobstand-body.wasm: (1 Markdown or 2 HTML, bytes) -> how many bytes the node stream has. */
export async function bodyModule(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm, {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit() { throw new Error('abort'); } },
  });
  const { memory, jobstand_alloc: alloc, jobstand_free: free, jobstand_render: render, _initialize: initialize } = instance.exports;
  initialize?.();
  return (format, bytes) => {
    const source = alloc(bytes.length);
    new Uint8Array(memory.buffer, source, bytes.length).set(bytes);
    const reply = render(format, source, bytes.length);
    const size = new DataView(memory.buffer).getUint32(reply + 4, true);
    free(reply);
    free(source);
    return size;
  };
}
