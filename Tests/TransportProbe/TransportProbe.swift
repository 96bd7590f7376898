#if Server
import Glibc
import Transport
import Wire

/// `TransportProbe URL COUNT AT_ONCE`: posts a chat message so many times, all handed over at the beginning, and says in JSON
/// how long it took and how much memory the process has had.
@main
struct TransportProbe {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), let atOnce = Int(arguments[3]) else { exit(64) }
        let url = arguments[1]
        do {
            let transport = try CurlTransport(TransportSettings(permitsLoopbackHTTP: true, exchangesPerHost: atOnce))
            let clock = ContinuousClock()
            let start = clock.now
            let good = await withTaskGroup { group in
                for number in 0..<count {
                    group.addTask {
                        let text = "Le métier de data scientist : analyser des données pour aider à décider."
                        let body = Array("{\"chat_id\":\(number),\"text\":\"\(text)\"}".utf8)
                        let response = try? await transport.send(OutboundRequest(url: url, body: body, deadline: 120))
                        return response?.status == 200
                    }
                }
                var good = 0
                for await isGood in group where isGood { good += 1 }
                return good
            }
            let seconds = start.duration(to: clock.now) / .seconds(1)
            var usage = rusage()
            unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            let processor =
                Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1_000_000
            print(
                """
                {"good": \(good), "seconds": \(seconds), "processor": \(processor), "peak_kilobytes": \(usage.ru_maxrss), \
                "connections": \(transport.metrics.connectionsOpened)}
                """)
            await transport.close()
        } catch {
            print("\(error)")
            exit(70)
        }
    }
}
#else
@main
struct TransportProbe {
    static func main() {}
}
#endif
