#if Server
import Foundation
import Glibc
import Testing

/// Telegram on loopback, as far as an administrator's commands ask of it: it knows one token and remembers a webhook.
final class TelegramStandIn {
    static let token = "123456:ABC-def"
    let address: String
    private let process = Process()

    init() throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script]
        process.standardOutput = output
        // Nothing of the test run's is left in its hands: who reads that would wait for its end.
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        address = "http://127.0.0.1:\(try #require(Int(line.prefix { $0.isNumber })))"
    }

    /// Servers of other tests have this process ignore SIGTERM, and what it starts inherits that.
    deinit { kill(process.processIdentifier, SIGKILL) }

    /// The settings of a bot here, as variables.
    func environment(_ more: [String: String] = [:]) -> [String: String] {
        ["MENTOR_TELEGRAM_TOKEN": Self.token, "MENTOR_TELEGRAM_ADDRESS": address].merging(more) { $1 }
    }

    private static let script = """
        import http.server, json, threading

        class Telegram(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            url = ""

            def do_POST(self):
                said = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
                token, method = self.path.removeprefix("/bot").split("/")
                status, answer = 200, {"ok": True, "result": True}
                if token != "\(token)":
                    status, answer = 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
                elif method == "setWebhook":
                    Telegram.url = said["url"]
                elif method == "deleteWebhook":
                    Telegram.url = ""
                elif method == "getMe":
                    answer["result"] = {"id": 1, "is_bot": True, "username": "mentor_bot"}
                elif method == "getWebhookInfo":
                    answer["result"] = {"url": Telegram.url, "pending_update_count": 2}
                elif method == "getUpdates" and Telegram.url:
                    words = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
                    status, answer = 409, {"ok": False, "error_code": 409, "description": words}
                elif method == "getUpdates":
                    threading.Event().wait(30)
                    answer["result"] = []
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Telegram)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """
}
#endif
