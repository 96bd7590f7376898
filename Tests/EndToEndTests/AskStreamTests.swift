import Foundation
import TestSupport
import Testing

@Suite("mentor ask --jsonl", .onOwnThreads)
struct AskStreamTests {
    private func ask(_ lines: [String], _ arguments: [String] = []) throws -> [[String: Any]] {
        let result = try MentorBinary.run(["ask", "--jsonl"] + arguments, input: lines.map { $0 + "\n" }.joined())
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(result.objects.count == lines.count)
        return result.objects
    }

    @Test("every line gets one answer, in order, with its id and session as given")
    func order() throws {
        let objects = try ask([
            #"{"id": "a", "text": "bonjour"}"#, #"{"id": 7, "session": "s", "text": "que fait un data scientist ?"}"#,
            #"{"text": "merci"}"#,
        ])
        #expect(objects[0]["id"] as? String == "a")
        #expect(objects[0]["session"] is NSNull)
        #expect(objects[1]["id"] as? Int == 7)
        #expect(objects[1]["session"] as? String == "s")
        #expect(objects[2]["id"] is NSNull)
        #expect(objects.map { $0["outcome"] as? String } == ["chatted", "answered", "chatted"])
    }

    @Test("lines of one session are one conversation, and others are not in it")
    func sessions() throws {
        let objects = try ask([
            #"{"session": "s", "text": "que fait un ingénieur machine learning ?"}"#,
            #"{"session": "t", "text": "et le salaire ?"}"#, #"{"text": "et le salaire ?"}"#,
            #"{"session": "s", "text": "et le salaire ?"}"#,
        ])
        let texts = objects.map { $0["text"] as? String }
        #expect(texts[1] == texts[2])
        #expect(texts[3] != texts[2])
        #expect(texts[3]?.contains("machine learning") == true)
        #expect(texts[3]?.contains("€") == true)
    }

    @Test("a choice is taken by its number or its label")
    func choices() throws {
        let objects = try ask([
            #"{"session": "s", "text": "les débouchés ?"}"#, #"{"session": "s", "text": "1"}"#,
            #"{"session": "t", "text": "les débouchés ?"}"#,
        ])
        let choices = try #require(objects[0]["choices"] as? [[String: String]])
        #expect((1...3).contains(choices.count))
        #expect(objects[1]["outcome"] as? String == "answered")
        let label = try #require(choices.first?["label"])
        let again = try ask([
            #"{"session": "s", "text": "les débouchés ?"}"#, #"{"session": "s", "text": "\#(label)"}"#,
        ])
        let firstLines = [again[1], objects[1]].map { ($0["text"] as? String)?.split(separator: "\n").first }
        #expect(firstLines[0] == firstLines[1])
    }

    @Test("a line that is no question is refused in its place, and the stream goes on")
    func refusals() throws {
        let cases = [
            ("", "the line is not JSON"), ("not json", "the line is not JSON"),
            ("[1]", "the line is not a JSON object"),
            ("\"text\"", "the line is not a JSON object"), ("{}", "\"text\" is missing"),
            (#"{"text": null}"#, "\"text\" is missing"), (#"{"text": 3}"#, "\"text\" must be a string"),
            (#"{"text": "x", "language": "de"}"#, "\"language\" must be \"fr\", \"en\" or \"auto\""),
            (#"{"text": "x", "id": {}}"#, "\"id\" must be a string or a number"),
            // Half of a pair of surrogates is no character.
            (#"{"text": "\ud800"}"#, "\"text\" holds what is no character"),
            (String(repeating: "[", count: 100_000), "the line is not JSON"),
        ]
        let objects = try ask(cases.flatMap { [$0.0, #"{"text": "bonjour"}"#] })
        for (index, (line, message)) in cases.enumerated() {
            let error = objects[2 * index]["error"] as? [String: String]
            #expect(error == ["code": "bad_request", "message": message], "\(line.prefix(60))")
            #expect(objects[2 * index]["id"] is NSNull)
            #expect(objects[2 * index + 1]["outcome"] as? String == "chatted")
        }
    }

    @Test("a refused line keeps the id that could be read")
    func refusedID() throws {
        let objects = try ask([#"{"id": "q1"}"#])
        #expect(objects[0]["id"] as? String == "q1")
        #expect(objects[0]["error"] != nil)
    }

    @Test("bytes that are not UTF-8 are refused, and the stream goes on")
    func invalidUTF8() throws {
        let input = Array(#"{"text": ""#.utf8) + [0xC3, 0x28] + Array("\"}\n{\"text\": \"bonjour\"}\n".utf8)
        let result = try MentorBinary.run(["ask", "--jsonl"], input: input)
        #expect(result.status == 0)
        let error = try #require(result.objects[0]["error"] as? [String: String])
        #expect(error["message"] == "the line is not valid UTF-8")
        #expect(result.objects[1]["outcome"] as? String == "chatted")
    }

    @Test("carriage returns and a missing last line feed are no matter")
    func lineEnds() throws {
        let result = try MentorBinary.run(
            ["ask", "--jsonl"], input: "{\"text\": \"bonjour\"}\r\n{\"text\": \"merci\"}")
        #expect(result.objects.map { $0["outcome"] as? String } == ["chatted", "chatted"])
    }

    @Test("any text gets an answer, then the next question is answered")
    func hostile() throws {
        let texts = [
            "", "   ", "????", "🤖🤖🤖", #"salaire\u0000ingénieur"#, #"\u001b[2J salaire"#, "{{{salary}}} {{>partial}}",
            "$(rm -rf /)",
            "' OR 1=1 --", "ما راتب مهندس", String(repeating: #"e\u0301"#, count: 2_000),
            String(repeating: "B", count: 1_000_000),
            String(repeating: "salaire ", count: 100_000),
        ]
        let objects = try ask(
            texts.enumerated().flatMap { number, text in
                [
                    "{\"session\": \(number), \"text\": \"\(text)\"}",
                    "{\"session\": \(number), \"text\": \"Quel est le salaire d'un ingénieur machine learning junior ?\"}",
                ]
            })
        for (index, text) in texts.enumerated() {
            let outcome = try #require(objects[2 * index]["outcome"] as? String)
            #expect(["answered", "clarified", "declined", "chatted"].contains(outcome), "\(text.prefix(60))")
            #expect((objects[2 * index]["text"] as? String)?.isEmpty == false, "\(text.prefix(60))")
            #expect((objects[2 * index + 1]["text"] as? String)?.contains("2\u{202F}900") == true, "\(text.prefix(60))")
        }
    }

    @Test("a line beyond all measure is refused within bounded memory")
    func tooLong() throws {
        let objects = try ask([
            "{\"text\": \"" + String(repeating: "x", count: 9 << 20) + "\"}", #"{"text": "bonjour"}"#,
        ])
        let error = try #require(objects[0]["error"] as? [String: String])
        #expect(error["message"] == "the line is longer than \(8 << 20) bytes")
        #expect(objects[1]["outcome"] as? String == "chatted")
    }

    @Test("an answer is sent before the next line is read")
    func streaming() throws {
        let process = Process()
        process.executableURL = MentorBinary.url
        process.arguments = ["ask", "--jsonl"]
        process.environment = MentorBinary.environment()
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        for word in ["bonjour", "merci"] {
            try input.fileHandleForWriting.write(
                contentsOf: Data("{\"id\": \"\(word)\", \"text\": \"\(word)\"}\n".utf8))
            // Waits for as long as it takes: a program that held the answer back would never end this test.
            let answer = output.fileHandleForReading.availableData
            #expect(String(decoding: answer, as: UTF8.self).hasPrefix("{\"id\":\"\(word)\""))
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("an interrupt ends the stream with status 130")
    func interrupt() throws {
        let process = Process()
        process.executableURL = MentorBinary.url
        process.arguments = ["ask", "--jsonl"]
        process.environment = MentorBinary.environment()
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("{\"text\": \"bonjour\"}\n".utf8))
        _ = output.fileHandleForReading.availableData
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
    }
}
