import Diagnostics
import Language
import Output
import TestSupport
import Testing
import Vocabulary

@testable import Notebook
@testable import Values
@testable import Workbench

/// Whatever can last is ended by Ctrl-C: every statement stands in one of two lists.
///
/// The Ctrl-C comes as the statement begins, so nothing here depends on how fast the machine is.
@Suite(.serialized) struct LastingStatementTests {
    /// A line that takes as long as its data, its arrays or its model want, and how it ends.
    struct Lasting: Sendable, CustomTestStringConvertible {
        /// What one Ctrl-C does to it.
        enum Ending: Sendable {
            /// It says that it stopped and keeps what it did so far.
            case keeps(String)
            /// It fails as interrupted, and the session is as it was.
            case givesUp
            /// It goes on to its end; a second Ctrl-C ends it by force.
            case goesOn
        }

        /// Nil for a line that no verb begins.
        var verb: Verb?
        var line: String
        var state: SessionState
        var ending = Ending.goesOn
        var testDescription: String { line }

        init(
            _ verb: Verb?, _ line: String, from state: SessionState = Bench.trained,
            _ ending: Ending = .goesOn
        ) {
            (self.verb, self.line, self.state, self.ending) = (verb, line, state, ending)
        }
    }

    /// A statement whose time grows with the data, the arrays, the model or the files joins this list
    /// with such a line.
    private static let lasting: [Lasting] = [
        .init(.load, "load csv \"table.csv\"", from: Bench.empty, .givesUp),
        .init(.load, "load fashion_sketch", from: Bench.empty),
        .init(.load, "load idx \"pictures\"", from: Bench.empty),
        .init(.counts, "counts", from: Bench.loaded),
        .init(.histogram, "histogram train_input", from: Bench.loaded),
        .init(.scale, "scale 255", from: Bench.loaded),
        .init(.split, "split 0.2 seed=42", from: Bench.loaded),
        .init(.standardize, "standardize", from: Bench.loaded),
        .init(.oneHot, "one_hot", from: Bench.loaded),
        .init(
            .baseline, "baseline sgd max_iter=1000 folds=2", from: Bench.small, .givesUp),
        .init(.model, "model Dense(4000), Dense(4000), Dense(10)", from: Bench.small),
        .init(.add, "add Dense 9000", from: Bench.small),
        .init(.compile, "compile adam"),
        .init(.save, "save \"m.keras\""),
        .init(.save, "save weights \"m.weights.h5\""),
        .init(.fit, "fit 1000000", from: Bench.compiled, .keeps("Stopped in epoch 1")),
        .init(.evaluate, "evaluate val", .givesUp),
        .init(.predict, "predict val 0..99"),
        .init(.history, "history"),
        .init(.plot, "plot loss to \"loss.png\""),
        .init(.confusion, "confusion val", .givesUp),
        .init(.mistakes, "mistakes val 2", .givesUp),
        .init(.weights, "weights hidden"),
        .init(.activations, "activations 7"),
        .init(.variable, "variable v = normal(3000, 3000)", .givesUp),
        .init(.record, "record cost = sum((w @ w) ^ 2)", from: withVariable, .givesUp),
        .init(.gradient, "gradient cost", from: withRecording),
        .init(.apply, "apply sgd", from: withGradient),
        .init(.gradcheck, "gradcheck"),
        .init(.rewind, "rewind 1"),
        .init(.rerun, "rerun 1", from: Bench.empty, .givesUp),
        .init(.run, "run \"long.bob\"", from: Bench.empty),
        .init(.trace, "trace 7"),
        .init(.explain, "explain"),
        .init(.keras, "keras"),
        .init(.export, "export onnx \"m.onnx\""),
        .init(nil, "while True: pass", from: Bench.empty, .givesUp),
        .init(
            nil, "f = lambda n: f(n - 1) + f(n - 2) if n > 1 else 1; f(60)", from: Bench.empty,
            .givesUp),
        .init(nil, "[i * i for i in range(9000000)]", from: Bench.empty, .givesUp),
        .init(nil, "np.ones((3000, 3000)) @ np.ones((3000, 3000))", from: Bench.empty, .givesUp),
        .init(nil, "sum(ones(3000, 3000) @ ones(3000, 3000))", from: Bench.empty, .givesUp),
        .init(nil, "x = ones(3000, 3000) @ ones(3000, 3000)", from: Bench.empty, .givesUp),
        .init(nil, "print(ones(3000, 3000) @ ones(3000, 3000))", from: Bench.empty, .givesUp),
        .init(
            nil, "repeat 1000000\n  x = ones(10)\nend", from: Bench.empty,
            .keeps("Stopped after round 1 of")),
    ]

    /// A statement that cannot last joins this list with the reason.
    private static let brief: [Verb: String] = [
        .shapes: "tells the sizes of at most six arrays",
        .head: "shows a bounded number of rows",
        .describe: "sorts a bounded number of columns, and may be stopped between them",
        .show: "draws a bounded number of pictures",
        .labels: "tells a bounded number of labels",
        .reshape: "changes a shape, not the numbers",
        .pop: "takes one layer away",
        .summary: "tells of each layer without looking at its numbers",
        .seed: "sets the generator",
        .help: "shows a page that is part of the program",
        .cells: "lists a bounded number of cells, or shows one again",
        .who: "tells the names that there are",
        .forget: "gives names up",
        .undo: "takes up a state that was kept",
        .redo: "takes up a state that was kept",
        .runs: "lists a bounded number of runs",
        .compare: "sets kept figures side by side",
        .coach: "turns the coach on or off",
        .live: "turns the curve on or off",
    ]

    @Test func everyStatementIsInOneList() {
        let lasting = Set(Self.lasting.compactMap(\.verb))
        for definition in StatementTable.all {
            let verb = definition.verb
            #expect(
                lasting.contains(verb) != (Self.brief[verb] != nil),
                "\(verb.rawValue) joins one of the lists: with a line that lasts, or with the reason"
            )
        }
        #expect(Set(StatementTable.all.map(\.verb)) == Set(Verb.allCases))
    }

    /// Every form of a statement is among the lines that last.
    @Test func everyFormIsInTheList() throws {
        var forms: Set<Int> = []
        for lasting in Self.lasting {
            switch try #require(try StatementReader.parse(lasting.line)).kind {
            case .command: forms.insert(0)
            case .expression: forms.insert(1)
            case .assignment: forms.insert(2)
            case .block: forms.insert(3)
            case .foreign: forms.insert(4)
            }
        }
        #expect(forms.count == 5)
    }

    /// Raised so often as soon as the statement has begun.
    private func run(
        _ lasting: Lasting, raising times: Int
    ) throws -> (bench: Bench, cell: Cell, before: String) {
        let interrupts = Interrupts()
        let bench = Bench(lasting.state, interrupts: interrupts)
        try Self.prepare(bench)
        if lasting.verb == .rerun { bench.run("ones(3000, 3000) @ ones(3000, 3000)") }
        let before = fingerprint(bench.session.snapshot)
        let cell = bench.run(lasting.line) { event in
            guard case .cellBegan = event else { return }
            for _ in 0..<times { interrupts.raise() }
        }
        return (bench, try #require(cell), before)
    }

    @Test(arguments: lasting) func oneEndsItWhereItLooks(_ lasting: Lasting) throws {
        if case .goesOn = lasting.ending { return }
        let (bench, cell, before) = try run(lasting, raising: 1)
        switch lasting.ending {
        case .goesOn: break
        case .keeps(let text):
            #expect(cell.status == .ok)
            #expect(plain(cell).contains(text), "\(plain(cell))")
        case .givesUp:
            #expect(cell.status == .error)
            #expect(cell.diagnostics.first?.cause == .interrupted, "\(plain(cell))")
            #expect(fingerprint(bench.session.snapshot) == before)
        }
        #expect(bench.answer("1 + 1") == "2")
    }

    @Test(arguments: lasting) func twoEndItByForce(_ lasting: Lasting) throws {
        let (bench, cell, before) = try run(lasting, raising: 2)
        #expect(cell.status == .error)
        #expect(
            plain(cell).contains("Ended by force: the session is as it was"), "\(plain(cell))")
        #expect(fingerprint(bench.session.snapshot) == before)
        #expect(bench.answer("1 + 1") == "2")
    }

    /// A script stops between its statements, and says nothing of those that were left out.
    @Test func oneEndsAScript() throws {
        let interrupts = Interrupts()
        let bench = Bench(Bench.empty, interrupts: interrupts)
        try Self.prepare(bench)
        bench.run("run \"long.bob\"") { event in
            if case .cellBegan(_, "a = 1", _) = event { interrupts.raise() }
        }
        #expect(bench.session.snapshot.variables.keys.contains("b") == false)
        #expect(bench.answer("1 + 1") == "2")
    }

    // MARK: - What the lines need

    private static let withVariable = state("variable w = ones(1500, 1500)")
    private static let withRecording = state(
        "variable w = ones(10)", "record cost = sum(w ^ 2)")
    private static let withGradient = state(
        "variable w = ones(10)", "record cost = sum(w ^ 2)", "gradient cost")

    private static func state(_ lines: String...) -> SessionState {
        let bench = Bench(Bench.empty)
        for line in lines { bench.run(line) }
        precondition(bench.failures == 0)
        return bench.session.snapshot
    }

    /// A cell to run again, a script, a table and pictures.
    private static func prepare(_ bench: Bench) throws {
        let table = "a,b,c\n" + String(repeating: "1,2,3\n", count: 50_000)
        try bench.folder.write(table, to: "table.csv")
        try bench.folder.write("a = 1\nb = 2\n", to: "long.bob")
        for (name, count) in [("train", 12), ("t10k", 6)] {
            let start = "pictures/" + name
            try bench.folder.write(
                idx([count, 4, 4], count * 16), to: start + "-images-idx3-ubyte")
            try bench.folder.write(idx([count], count), to: start + "-labels-idx1-ubyte")
        }
    }

    private static func idx(_ shape: [Int], _ count: Int) -> [UInt8] {
        [0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, 0, UInt8($0)] }
            + (0..<count).map { UInt8($0 % 3) }
    }
}
