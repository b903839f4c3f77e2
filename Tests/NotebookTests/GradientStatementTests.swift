import TestSupport
import Testing

@testable import Insight
@testable import Notebook
@testable import Vocabulary

/// Learning by hand: `variable`, `record`, `gradient`, `apply`.
@Suite struct GradientStatementTests {
    @Test func oneStep() {
        expectTranscript(
            from: .empty,
            #"""
            > x = linspace(0, 1, 5)
            x = [0.   0.25 0.5  0.75 1.  ]
            > y = 3 * x + 2
            y = [2.   2.75 3.5  4.25 5.  ]
            > variable w = 0
            w = 0
            > variable b = 0
            b = 0
            > record cost = mean((y - (w * x + b)) ^ 2)
            cost = 13.375
            > gradient cost w b
            d cost / d w = -4.25
            d cost / d b = -7
            > apply sgd learning_rate=0.1
            w = 0.425
            b = 0.7
            > cost
            13.375
            """#)
    }

    @Test func arraysAreVariablesToo() {
        expectTranscript(
            from: .empty,
            #"""
            > variable v = [1, 2, 3]
            v = [1. 2. 3.]
            > record cost = sum(v ^ 2)
            cost = 14
            > gradient cost
            d cost / d v = [2. 4. 6.]
            > apply sgd learning_rate=0.5
            v = [0. 0. 0.]
            """#)
    }

    @Test func mistakes() {
        expectTranscript(
            from: .empty,
            #"""
            > record cost = 3
            There are no variables to record yet.
            Make one: variable w = 0
            > apply sgd
            There are no gradients yet.
            Ask for them: gradient cost w b
            > gradient
            gradient needs what was recorded.
            For example: gradient cost w b
            > variable w = 1
            w = 1
            > variable u = 1
            u = 1
            > cost = w * 2
            cost = 2
            > gradient cost
            gradient cost
                     ^^^^ the variables have moved since cost was recorded
            Record it again: record cost = …
            > record cost = 5
            record cost = 5
                          ^ this does not depend on any variable, so there is nothing to learn from it
            Variables: w, u.
            > record cost = w ^ 2
            cost = 1
            > gradient cots
            gradient cots
                     ^^^^ nothing called cots has been recorded
            Did you mean cost? For example: record cost = mean((y - (w * x + b)) ^ 2)
            > gradient cost z
            gradient cost z
                          ^ no variable is called z
            Did you mean w? Variables: w, u.
            > gradient cost u
            cost does not depend on u, so there is no gradient between them.
            > variable fit = 1
            variable fit = 1
                     ^^^ fit is a word of the language already
            Choose another name.
            > variable w
            variable w
                     ^ variable needs a name, = and a value
            For example: variable w = 0
            > variable w = 0, 5
            variable w = 0, 5
                          ^ , does not fit here
            > variable w = "a"
            variable w = "a"
                         ^^^ a number is needed here, and this is a text
            > apply adan
            apply adan
                  ^^^^ there is no optimizer called adan
            Did you mean Adam? Optimizers: SGD, Adagrad, RMSprop, Adam, AdamW, Nadam.   help compile
            """#)
    }

    /// After a step the variables have moved: the recording is of the past.
    @Test func aRecordingEndsWithTheStep() {
        let bench = Bench(.empty)
        bench.answer("variable w = 1", "record cost = w ^ 2", "gradient cost")
        #expect(bench.answer("apply sgd learning_rate=0.25") == "w = 0.5")
        #expect(
            bench.answer("gradient cost").contains(
                "the variables have moved since cost was recorded"))
        #expect(bench.answer("record cost = w ^ 2") == "cost = 0.25")
        #expect(bench.answer("gradient cost") == "d cost / d w = 1")
        #expect(bench.answer("variable w = 3") == "w = 3")
        #expect(
            bench.answer("gradient cost").contains(
                "the variables have moved since cost was recorded"))
        bench.answer("record cost = w ^ 2", "gradient cost")
        // A plain name in its place is no variable any more.
        #expect(bench.answer("w = 4") == "w = 4")
        expectText(
            bench.answer("apply sgd"),
            """
            There are no gradients yet.
            Ask for them: gradient cost w b
            """)
    }

    @Test(arguments: ["sgd learning_rate=0.5", "adam learning_rate=0.1"])
    func theLineIsFound(_ optimizer: String) throws {
        let bench = Bench(.empty)
        bench.answer("x = linspace(0, 1, 50)", "y = 3 * x + 2", "variable w = 0", "variable b = 0")
        let cell = try #require(
            bench.run(
                """
                repeat 500
                  record cost = mean((y - (w * x + b)) ^ 2)
                  gradient cost w b
                  apply \(optimizer)
                end
                """))
        #expect(cell.status == .ok, "\(plain(cell))")
        for (name, expected) in [("w", 3.0), ("b", 2.0)] {
            guard case .number(let value) = try bench.session.evaluate(name) else {
                Issue.record("\(name) is no number")
                continue
            }
            // Five hundred steps of descent and Float32.
            #expect(abs(value - expected) < 1e-2, "\(name)")
        }
    }

    /// Steps one at a time are the steps of the optimizer itself with its memory.
    @Test(arguments: OptimizerCatalog.all.map { $0.kind.lowercased() })
    func eachOptimizerKeepsItsMemory(_ optimizer: String) throws {
        func after(_ steps: Int, forgetting: Bool) throws -> Value {
            let bench = Bench(.empty)
            bench.answer("variable w = 2")
            for _ in 0..<steps {
                bench.answer("record cost = w ^ 2", "gradient cost", "apply " + use(optimizer))
                if forgetting {
                    var state = bench.session.snapshot
                    state.gradientWork.rule = nil
                    bench.session.restore(state)
                }
            }
            #expect(bench.failures == 0)
            return try bench.session.evaluate("w")
        }
        #expect(try after(1, forgetting: true) == after(1, forgetting: false))
        #expect(try after(3, forgetting: true) != after(3, forgetting: false))
    }

    /// Plain descent remembers nothing but momentum.
    private func use(_ optimizer: String) -> String {
        optimizer == "sgd" ? "sgd momentum=0.9" : optimizer
    }
}
