import Foundation
import TestSupport
import Testing

@testable import Engine
@testable import Notebook
@testable import Values
@testable import Workbench

/// `save session "s.bob"`: a script that gives the same session when it is run.
@Suite struct SessionScriptTests {
    /// What two sessions must have alike: weights, the optimizer's memory, values, random numbers.
    private func expectSame(
        _ one: SessionState, _ other: SessionState,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            one.model?.network?.parameters.values == other.model?.network?.parameters.values,
            sourceLocation: location)
        #expect(one.model?.name == other.model?.name, sourceLocation: location)
        #expect(
            one.model?.compiled?.optimizerState?.slots.values
                == other.model?.compiled?.optimizerState?.slots.values, sourceLocation: location)
        #expect(
            one.model?.compiled?.epochs.map(\.epoch) == other.model?.compiled?.epochs.map(\.epoch),
            sourceLocation: location)
        for (name, value) in one.variables {
            #expect(other.variables[name] == value, "\(name)", sourceLocation: location)
        }
        #expect(one.seed == other.seed, sourceLocation: location)
        #expect(one.random == other.random, "the same random numbers", sourceLocation: location)
        #expect(one.data?.steps == other.data?.steps, sourceLocation: location)
    }

    /// Runs the lines, saves the session, runs what was saved in a new one of another seed.
    private func saved(_ lines: [String], seed: UInt64 = 7) throws -> (Bench, Bench, String) {
        let bench = Bench(SessionState(seed: seed))
        bench.run("coach off")
        for line in lines { bench.run(line) }
        let answer = bench.answer("save session \"세션.bob\"")
        try #require(answer.hasPrefix("Wrote the "), "\(answer)")
        let text = try String(
            contentsOfFile: bench.folder.path + "/세션.bob", encoding: .utf8)
        let again = Bench(SessionState(seed: 99), folder: bench.folder)
        for statement in Session.statements(in: text) {
            let cell = again.run(statement.text)
            #expect(cell?.status != .error, "\(statement.text): \(cell.map(plain) ?? "")")
        }
        return (bench, again, text)
    }

    @Test func theSameSession() throws {
        let (bench, again, text) = try saved([
            "load fashion_sketch", "split 59000 seed=1", "show 3", "scale 255", "reshape -1",
            "scale 9", "undo", "frobnicate", "model \"패션 MNIST 모델\"",
            "add Dense 16 relu name=숨은", "add Dense(10 softmax)", "summary", "compile adam",
            "fit 3", "evaluate", "rewind 2", "x = normal(3)", "normal(2)", "y = uniform(2)",
            "fit 1 batch_size=64", "n = 2", "fit n", "undo", "rerun 17",
        ])
        expectSame(bench.session.snapshot, again.session.snapshot)
        expectText(
            text,
            """
            # A session of Bobbin, written by `save session`: what still counts.
            seed 7
            load fashion_sketch
            split 59000 seed=1
            scale 255
            reshape -1
            model "패션 MNIST 모델"
            add Dense 16 relu name=숨은
            add Dense(10 softmax)
            compile adam
            fit 3
            rewind 2
            x = normal(3)
            normal(2)
            y = uniform(2)
            fit 1 batch_size=64
            n = 2
            coach off

            """)
    }

    @Test func blocksAndPython() throws {
        let (bench, again, text) = try saved([
            "seed 3", "x = linspace(0, 1, 20)", "y = 3 * x + 2", "variable w = 0",
            "repeat 5\n  record cost = mean((y - w * x) ^ 2)\n  gradient cost w\n  apply sgd\nend",
            "total = 0", "for i in range(4):\n    total = total + i\n\n",
            "def f(a):\n    return a * 2",
            "z = f(total)", "z", "  q = z + 1", "y = 'undone'", "undo", "del q",
            "label = '''two\nlines'''",
        ])
        expectSame(bench.session.snapshot, again.session.snapshot)
        for name in ["total", "z", "i", "w", "label"] {
            #expect(bench.answer(name) == again.answer(name), "\(name)")
        }
        #expect(bench.answer("f(4)") == again.answer("f(4)"))
        #expect(
            text.hasPrefix(
                "# A session of Bobbin, written by `save session`: what still counts.\nseed 3\nx = "
            ))
        #expect(!text.contains("undone"))
    }

    /// `_` and `Out[3]` mean other cells there, so the values have names.
    @Test func valuesOfCells() throws {
        let (bench, again, text) = try saved([
            "3 * 4", "5 + 5", "a = _ + Out[2]", "[1, 2] + [3]", "b = _ + [4]", "out_9 = 1",
            "normal(2)", "c = _ * 2", "'a_b'", "d = mean(_8)",
        ])
        expectSame(bench.session.snapshot, again.session.snapshot)
        #expect(bench.answer("b") == again.answer("b"))
        expectText(
            text,
            """
            # A session of Bobbin, written by `save session`: what still counts.
            seed 7
            out_2 = 3 * 4
            out_3 = 5 + 5
            a = out_3 + out_2
            out_5 = [1, 2] + [3]
            b = out_5 + [4]
            out_9 = 1
            out_8 = normal(2)
            c = out_8 * 2
            d = mean(out_8)
            coach off

            """)
    }

    @Test func refusals() throws {
        expectTranscript(
            from: .empty,
            #"""
            > save session "s.bob"
            Nothing has been done yet that still counts.
            Begin with `load fashion_mnist`.
            > save session
            save session needs the name of a file.
            For example: save session "mine.bob"
            > x = 1
            x = 1
            > save session "s.txt"
            save session "s.txt"
                         ^^^^^^^ a script's name ends in .bob
            For example: save session "mine.bob"
            """#)
        let bench = Bench(.empty)
        bench.run("x = 1")
        try "print('mine')\n".write(
            toFile: bench.folder.path + "/own.bob", atomically: true, encoding: .utf8)
        expectText(
            bench.answer("save session \"own.bob\""),
            """
            save session "own.bob"
                         ^^^^^^^^^ own.bob is there already, and `save session` did not write it
            Choose another name for this session.
            """)
        #expect(
            try String(contentsOfFile: bench.folder.path + "/own.bob", encoding: .utf8)
                == "print('mine')\n")
        #expect(bench.answer("save session \"no/s.bob\"").contains("its folder is not there"))
        #expect(bench.answer("save session \"s.bob\"").hasPrefix("Wrote the 1 statement"))
        #expect(
            bench.answer("save session \"s.bob\"").contains(
                "It took the place of the session that had this name."))
    }

    /// What a Ctrl-C ended cannot be done again just so, which is said where it stands.
    @Test func whatWasStopped() throws {
        let bench = Bench(.compiled)
        let interrupts = bench.session.environment.interrupts
        bench.run(
            "fit 5",
            watching: { event in if case .block(.epoch) = event { interrupts.raise() } })
        #expect(
            bench.answer("save session \"s.bob\"").contains(
                "This was stopped in epoch 1; run again, it goes on to its end."))
        let text = try String(contentsOfFile: bench.folder.path + "/s.bob", encoding: .utf8)
        #expect(text.contains("# This was stopped in epoch 1"))
    }
}
