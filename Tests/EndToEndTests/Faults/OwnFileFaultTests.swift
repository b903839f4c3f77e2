import Foundation
import TestSupport
import Testing

/// The same of the files that the program keeps for itself.
@Suite(.enabled(if: Fault.areMade, "\(Fault.whySkipped)"), .serialized)
struct OwnFileFaultTests {
    private let home = Home()
    private var state: String { home.path + "/bobbin/state" }

    private func content(_ name: String) -> String? {
        FileManager.default.contents(atPath: state + "/" + name)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: state).sorted() }
    }

    /// Runs `body` once to see its calls, then once for each of them while it fails.
    private func eachFault(
        prepare: () throws -> Void, _ body: (Fault?, [String: String]) throws -> Void
    ) throws {
        let log = home.path + "/calls"
        try prepare()
        try body(nil, Fault.environment(nil, folder: state, log: log))
        let calls = Fault.calls(in: log)
        #expect(calls.contains("write"))
        for fault in Fault.of(calls, turn: 0) {
            try? FileManager.default.removeItem(atPath: state)
            try prepare()
            try body(fault, Fault.environment(fault, folder: state))
        }
    }

    /// A line that is typed is kept whole, or the learner is told; earlier ones stay.
    @Test func history() throws {
        try eachFault {
            try home.folder.write("old = 1\n", to: "bobbin/state/history")
        } _: { fault, environment in
            let shell = try Terminal(home: home, environment: environment)
            try shell.prompt(1)
            shell.enter("x = 1")
            try shell.prompt(2)
            shell.type(Key.controlD)
            let context = Comment("\(fault.map(String.init(describing:)) ?? "none")")
            #expect(try shell.status() == 0, context)
            #expect(try names == ["history"], context)
            if content("history") != "old = 1\nx = 1\n" {
                #expect(content("history") == "old = 1\n", context)
                #expect(fault?.isPassing == false, context)
                #expect(shell.output.contains("are not kept for the next time"), context)
            }
        }
    }

    /// What was known of other lessons stays; a step that is done is noted, or the learner is told.
    @Test func progress() throws {
        let lesson = try home.write(
            """
            ---
            format: 1
            id: tiny
            title: A lesson
            ---
            ```bobbin run {#one}
            x = 1
            ```
            ```bobbin run {#two}
            y = 1
            ```
            """, to: "01-tiny.md")
        try eachFault {
            try home.folder.write(
                "bobbin-progress 1\nfinished\tother\n", to: "bobbin/state/progress.txt")
        } _: { fault, environment in
            let shell = try Terminal(["lesson", lesson], home: home, environment: environment)
            try shell.wait(for: "lesson 1 · 1/2> ")
            shell.enter("")
            try shell.wait(for: "lesson 1 · 2/2> ")
            shell.enter("quit")
            let context = Comment("\(fault.map(String.init(describing:)) ?? "none")")
            #expect(try shell.status() == 0, context)
            #expect(try names.allSatisfy { ["history", "progress.txt"].contains($0) }, context)
            let kept = content("progress.txt") ?? ""
            #expect(kept.hasPrefix("bobbin-progress 1\n"), context)
            // A file that is not there holds nothing that could be lost.
            let isGone = fault?.error == ENOENT
            #expect(isGone || kept.contains("finished\tother\n"), context)
            #expect(kept.hasSuffix("\n"), context)
            if !kept.contains("step\ttiny\tone\tpassed\n") {
                #expect(fault?.isPassing == false, context)
                #expect(shell.output.contains("could not be kept"), context)
            }
        }
    }

    /// A lesson that is begun is there whole or not at all.
    @Test func newLesson() throws {
        let desk = try home.folder.makeFolder("desk")
        let log = home.path + "/calls"
        func run(_ fault: Fault?) throws -> (Program.Outcome, String?) {
            try? FileManager.default.removeItem(atPath: desk + "/my-lesson.md")
            let outcome = try Program.run(
                ["new-lesson", "my-lesson"], home: home,
                environment: Fault.environment(fault, folder: desk, log: fault == nil ? log : nil),
                folder: desk)
            let bytes = FileManager.default.contents(atPath: desk + "/my-lesson.md")
            return (outcome, bytes.map { String(decoding: $0, as: UTF8.self) })
        }
        let whole = try run(nil).1
        #expect(whole != nil)
        for fault in Fault.of(Fault.calls(in: log), turn: 0) {
            let (outcome, text) = try run(fault)
            let context = Comment("\(fault): \(outcome.output)")
            #expect(text == whole ? outcome.status == 0 : outcome.status == 2, context)
            #expect(text == whole || text == nil && outcome.flowing.contains(fault.reason), context)
            #expect(text == whole || !fault.isPassing, context)
        }
    }

    /// The arrays of a data set that are kept for the next time: without them all goes on.
    @Test(.enabled(if: RealData.isThere, "\(RealData.whySkipped)"))
    func cachedArrays() throws {
        let cache = home.path + "/bobbin/cache/decoded"
        let log = home.path + "/calls"
        func run(_ fault: Fault?) throws -> Program.Outcome {
            try? FileManager.default.removeItem(atPath: cache)
            return try Program.run(
                ["run", "-"], input: "load fashion_mnist\nlen(train_input)\n", home: home,
                environment: [
                    "BOBBIN_DATA": RealData.folder
                ].merging(
                    Fault.environment(fault, folder: cache, log: fault == nil ? log : nil)
                ) { $1 })
        }
        let usual = try run(nil)
        #expect(usual.status == 0)
        let kept = try FileManager.default.contentsOfDirectory(atPath: cache)
        #expect(kept.count == 1)
        for fault in Fault.of(Fault.calls(in: log), turn: 0) {
            #expect(try run(fault).output == usual.output, "\(fault)")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
            #expect(names == kept || names.isEmpty, "\(fault): \(names)")
        }
    }
}
