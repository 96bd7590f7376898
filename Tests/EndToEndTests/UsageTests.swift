import Foundation
import TestSupport
import Testing

@Suite("The command line", .onOwnThreads)
struct UsageTests {
    @Test(
        "--help begins with a sentence in French and shows examples",
        arguments: [
            ["--help"], ["chat", "--help"], ["ask", "--help"], ["kb", "check", "--help"], ["kb", "stats", "--help"],
            ["kb", "build", "--help"],
            ["eval", "intents", "--help"], ["eval", "retrieval", "--help"], ["eval", "conversations", "--help"],
            ["eval", "corpus", "--help"], ["eval", "bench", "--help"], ["doctor", "--help"],
        ])
    func help(arguments: [String]) throws {
        let result = try MentorBinary.run(arguments)
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(result.output.hasPrefix("OVERVIEW: "))
        #expect(result.output.contains("EXEMPLES / EXAMPLES:"))
    }

    #if Server
    @Test(
        "so does that of the commands beside a server",
        arguments: [
            ["report", "--help"], ["kb", "suggest", "--help"], ["forget", "--help"], ["export-session", "--help"], ["backup", "--help"],
            ["restore", "--help"], ["pack", "--help"],
        ])
    func serverHelp(arguments: [String]) throws { try help(arguments: arguments) }
    #endif

    @Test("--version prints one line")
    func version() throws {
        let result = try MentorBinary.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /mentor \d+\.\d+\.\d+\n/) != nil)
    }

    @Test(
        "a mistake in the arguments is told on standard error, with status 64",
        arguments: [
            ["ask"], ["ask", "--nonsense", "x"], ["ask", "--language", "de", "x"],
            ["ask", "--as-of", "2026-02-30", "x"],
            ["ask", "--jsonl", "une question"], ["eval", "intents", "--train", "x.tsv"], ["eval", "conversations"],
            ["kb", "nonsense"], ["ask", "--jsonl", "--strict"],
        ])
    func usage(arguments: [String]) throws {
        let result = try MentorBinary.run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.error.hasPrefix("Error: "))
    }

    @Test("completion scripts are there for three shells", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let result = try MentorBinary.run(["--generate-completion-script", shell])
        #expect(result.status == 0)
        #expect(result.output.contains("mentor"))
        #expect(result.output.contains("jsonl"))
    }

    @Test("an installation without its knowledge says where it looked, with status 70")
    func notInstalled() throws {
        let scratch = try Scratch()
        let result = try MentorBinary.run(["ask", "bonjour"], environment: ["MENTOR_HOME": scratch.folder.path])
        #expect(result.status == 70)
        #expect(result.output == "")
        #expect(
            result.error == """
                mentor: the shipped knowledge base is not to be found; looked for
                KnowledgeBase/schema.yaml and Prompts/ in
                  \(scratch.folder.path)
                Set MENTOR_HOME to the folder that holds both, or name yours with --knowledge and --prompts.

                """)
    }

    @Test("a reader that goes away is not an error")
    func brokenPipe() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        // head closes the pipe after one line, while mentor still has three thousand to write.
        process.arguments = [
            "-c",
            """
            yes '{"text":"bonjour"}' | head -3000 | { "$0" ask --jsonl; echo "status $?" >&2; } | head -1 >/dev/null
            """, MentorBinary.url.path,
        ]
        process.environment = MentorBinary.environment()
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(String(decoding: said, as: UTF8.self) == "status 0\n")
    }

    @Test("a disk that is full is told, with status 70")
    func fullDisk() throws {
        let process = Process()
        process.executableURL = MentorBinary.url
        process.arguments = ["ask", "bonjour"]
        process.environment = MentorBinary.environment()
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 70)
        #expect(
            String(decoding: said, as: UTF8.self) == "mentor: cannot write standard output: No space left on device\n")
    }
}
