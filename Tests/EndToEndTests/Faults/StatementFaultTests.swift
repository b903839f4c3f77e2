import Foundation
import TestSupport
import Testing

/// Whatever system call fails while a statement writes a file, the file is as it was or new, the
/// learner is told which, the session goes on, and nothing is left beside it.
@Suite(.enabled(if: Fault.areMade, "\(Fault.whySkipped)"), .serialized)
struct StatementFaultTests {
    private let home = Home()

    /// A statement and the file that it writes.
    struct Writer: CustomTestStringConvertible, Sendable {
        var statement: String
        var file: String
        var testDescription: String { statement }

        /// Models of Keras tell when they were written.
        var isSameEachTime: Bool { !file.hasSuffix(".keras") && !file.hasSuffix(".h5") }
    }

    static let writers =
        [
            ("save", "m.keras"), ("save", "m.h5"), ("save weights", "w.weights.h5"),
            ("save weights", "w.h5"), ("export keras", "m.py"), ("export keras", "d.py"),
            ("export ipynb", "m.ipynb"), ("export onnx", "m.onnx"),
        ].map { Writer(statement: "\($0) \"out/\($1)\"", file: $1) }
        + [
            Writer(statement: "fit 1 checkpoint(\"out/c.keras\")", file: "c.keras"),
            Writer(statement: "plot loss to \"out/l.svg\"", file: "l.svg"),
            Writer(statement: "plot loss to \"out/l.png\"", file: "l.png"),
        ]

    private static let table = """
        a,b,c
        1,2,yes
        2,1,no
        3,4,yes
        4,3,no

        """

    private static let old = "what was there"

    @Test(arguments: Array(writers.enumerated().map { ($0.offset, $0.element) }))
    func aFileIsOldOrNew(_ turn: Int, _ writer: Writer) throws {
        try home.folder.write(Self.table, to: "t.csv")
        let log = home.path + "/calls"
        var environment = Fault.environment(nil, folder: folder, log: log)
        let usual = try run(writer, environment)
        let new = try #require(usual.content)
        #expect(usual.outcome.status == 0 && new != Data(Self.old.utf8), "\(usual.outcome.output)")
        let faults = Fault.of(Fault.calls(in: log), turn: turn)
        #expect(faults.contains { $0.call == "rename" } && faults.contains { $0.call == "write" })
        for fault in faults {
            environment = Fault.environment(fault, folder: folder)
            let (outcome, names, content) = try run(writer, environment)
            let context = Comment("\(writer.statement), \(fault): \(outcome.output)")
            #expect(names == [writer.file], context)
            #expect(outcome.output.contains("after = 7\nafter = 7\n"), context)
            if content == Data(Self.old.utf8) {
                #expect(!fault.isPassing && tells(outcome, fault), context)
            } else {
                #expect(
                    writer.isSameEachTime ? content == new : content?.count == new.count, context)
                #expect(outcome.status == 0, context)
            }
        }
    }

    private var folder: String { home.path + "/out" }

    /// Runs the statement where an old file stands, and one after it.
    private func run(
        _ writer: Writer, _ environment: [String: String]
    ) throws -> (outcome: Program.Outcome, names: [String], content: Data?) {
        try? FileManager.default.removeItem(atPath: folder)
        try home.folder.write(Self.old, to: "out/" + writer.file)
        let outcome = try Program.run(
            ["run", "--keep-going", "--seed", "1", "-"],
            input: """
                load csv "t.csv" target=c
                add Dense 2 softmax
                compile sgd
                fit 1
                \(writer.statement)
                after = 7

                """, home: home, environment: environment)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return (
            outcome, names, FileManager.default.contents(atPath: folder + "/" + writer.file)
        )
    }

    /// Whether the learner is told that there is no new file, and why.
    private func tells(_ outcome: Program.Outcome, _ fault: Fault) -> Bool {
        let reasons: [String] =
            switch fault.error {
            case ENOSPC, EDQUOT: ["there is no room", fault.reason]
            // What is not there and cannot be looked at is said in other words.
            default:
                [fault.reason, "there is no such", "no folder", "is not a file", "has its name"]
            }
        return reasons.contains { outcome.flowing.contains($0) }
    }
}
