// A mail server on this machine that takes whatever it is given.

import { createServer } from "node:net";

/** Listens on a free port. `next()` waits for the next mail, as it came. */
export async function openPostOffice() {
  const mails = [];
  const waiting = [];
  const server = createServer((socket) => {
    let [text, mail] = ["", null];
    socket.write("220 here\r\n");
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      text += bytes;
      for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (mail !== null && line !== ".") mail.push(line);
        else if (mail !== null) {
          (waiting.shift() ?? ((one) => mails.push(one)))(mail.join("\n"));
          mail = null;
          socket.write("250 kept\r\n");
        } else if (line === "DATA") {
          mail = [];
          socket.write("354 go on\r\n");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 fine\r\n");
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `smtp://127.0.0.1:${server.address().port}`,
    next: () => (mails.length > 0 ? Promise.resolve(mails.shift()) : new Promise((resolve) => waiting.push(resolve))),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The words of a mail: long lines are one again, and signs are what they stand for. */
export function wordsOf(mail) {
  const whole = mail.replaceAll("=\n", "");
  return Buffer.from(whole.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))), "latin1").toString("utf8");
}
