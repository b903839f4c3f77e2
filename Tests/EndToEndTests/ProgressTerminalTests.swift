import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is kept of a lesson when shells are killed, and when there are two of them.
@Suite(.serialized) struct ProgressTerminalTests {
    private let home: Home
    init() { home = Home() }

    /// Thirty steps that take next to no time.
    private func lesson(_ id: String) -> String {
        let steps = (1...30).map { "```bobbin run {#s\($0)}\nx\($0) = \($0)\n```\n" }
        return "---\nformat: 1\nid: \(id)\ntitle: A lesson\n---\n" + steps.joined()
    }

    private var progress: String {
        get throws {
            try String(
                contentsOfFile: home.path + "/bobbin/state/progress.txt", encoding: .utf8)
        }
    }

    /// The steps of a lesson that are noted as done.
    private func done(_ id: String) throws -> Set<String> {
        let lines = try progress.split(separator: "\n")
        let fields = lines.map { $0.split(separator: "\t").map(String.init) }
        return Set(fields.filter { $0.first == "step" && $0[1] == id }.map { $0[2] })
    }

    private func started(_ id: String) throws -> Terminal {
        let path = try home.write(lesson(id), to: "01-\(id).md")
        let shell = try Terminal(["lesson", path], home: home)
        try shell.wait(for: "> ")
        return shell
    }

    @Test("Killed at twenty random moments, the last finished step is there each time")
    func killed() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            try? FileManager.default.removeItem(atPath: home.path + "/bobbin/state/progress.txt")
            let shell = try started("tiny")
            let steps = Int.random(in: 1...6, using: &random)
            for step in 1...steps {
                shell.enter("")
                try shell.wait(for: "lesson 1 · \(step + 1)/30> ")
            }
            // The next step may or may not be finished by then; what was seen finished must be kept.
            shell.enter("")
            usleep(UInt32.random(in: 0...30_000, using: &random))
            shell.kill()
            let kept = try done("tiny")
            let seen = Set((1...steps).map { "s\($0)" })
            #expect(kept == seen || kept == seen.union(["s\(steps + 1)"]))
            #expect(try progress.hasPrefix("bobbin-progress 1\n"))
            let later = try Terminal(["lesson", home.path + "/01-tiny.md"], home: home)
            try later.wait(for: "You left off at step \(kept.count + 1) of 30.")
            try later.wait(for: "lesson 1 · \(kept.count + 1)/30> ")
        }
    }

    @Test("Two shells in two lessons keep both; what one forgets the other does not bring back")
    func twoShells() throws {
        let first = try started("tiny")
        let second = try started("other")
        for step in 1...3 {
            first.enter("")
            try first.wait(for: "lesson 1 · \(step + 1)/30> ")
            second.enter("")
            try second.wait(for: "lesson 1 · \(step + 1)/30> ")
        }
        #expect(try done("tiny") == ["s1", "s2", "s3"])
        #expect(try done("other") == ["s1", "s2", "s3"])
        second.enter("forget \(home.path)/01-tiny.md")
        try second.wait(for: "Forgotten: A lesson starts from its beginning again.")
        try second.wait(for: "> ")
        second.enter("")
        try second.wait(for: "lesson 1 · 5/30> ")
        #expect(try done("tiny") == [])
        first.enter("")
        try first.wait(for: "lesson 1 · 5/30> ")
        #expect(try done("tiny") == ["s4"])
        #expect(try done("other").count == 4)
    }
}
