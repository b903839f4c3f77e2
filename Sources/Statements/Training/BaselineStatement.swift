import Diagnostics
import Engine
import Language
import Output
import Synchronization
import Vocabulary
import Wording
import Workbench

/// `baseline`: a classic method to compare a network with.
package enum BaselineStatement {
    /// The column of each fold's score, which `explain` reads.
    package static let scoreTitle = "accuracy"

    package static let definition = StatementDefinition.changing(
        verb: .baseline, family: .data,
        usage:
            "baseline sgd [loss=log_loss] [max_iter=1000] [seed=…] [folds=5] [alpha=0.0001] [tol=0.001]",
        summary:
            "Measures a linear classifier, trained by stochastic gradient descent, on several splits of the training examples: what a network has to beat.",
        example: "baseline sgd loss=log_loss max_iter=5 seed=42 folds=5",
        keras:
            "cross_validate(SGDClassifier(loss=\"log_loss\", max_iter=5, random_state=42), train_scaled, train_target)",
        options: [
            .init(
                name: "loss", meaning: "log_loss is logistic regression (hinge)",
                values: ClassificationLoss.allCases.map(\.rawValue)),
            .init(name: "max_iter", meaning: "how often to go through the examples at most (1000)"),
            .init(name: "seed", meaning: "random_state: the same seed gives the same scores"),
            .init(name: "folds", meaning: "how many splits (5)"),
            .init(name: "alpha", meaning: "how strongly large weights are held down (0.0001)"),
            .init(name: "tol", meaning: "stop when the loss gains less than this (0.001)"),
        ], words: ["sgd"],
        run: run)

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(
            command.arguments, of: "baseline", options: definition.options.map(\.name))
        _ = try reader.next()?.choice("baseline", of: ["sgd"])
        let lossName = try reader.option("loss")?.choice(
            "loss", of: ClassificationLoss.allCases.map(\.rawValue))
        let iterations = try reader.option("max_iter")?.wholeNumber("max_iter") ?? 1000
        let given = try reader.option("seed")?.wholeNumber("seed", in: 0...Int(UInt32.max))
        let folds = try reader.option("folds")?.wholeNumber("folds", in: 2...1_000_000) ?? 5
        let alpha = try reader.option("alpha")?.number("alpha") ?? 0.0001
        let tolerance = try reader.option("tol")?.number("tol") ?? 0.001
        try reader.finish()
        let data = try state.requireData()
        let targets = try labels(of: data.train)
        let seed = given ?? Int(state.random.next() >> 32)
        let interrupts = context.environment.interrupts
        let ticker = Ticker(context)
        let measured: CrossValidation
        do throws(BaselineError) {
            let classifier = try SGDClassifier(
                loss: lossName.flatMap { ClassificationLoss(rawValue: $0) } ?? .hinge,
                alpha: alpha, maximumIterations: iterations, tolerance: tolerance,
                seed: UInt32(seed))
            measured = try classifier.crossValidate(
                BaselineTable(data.train.inputs), targets: targets,
                folds: try StratifiedKFold(folds: folds),
                isStopped: {
                    ticker.tick()
                    return interrupts.isRaised
                })
        } catch {
            throw Diagnostic(
                error.message, hint: error.hint,
                cause: context.isInterrupted ? .interrupted : .mistake)
        }
        state.baseline = measured.mean
        report(measured, context)
    }

    /// Shows that work goes on, from whatever thread, twice a second.
    private final class Ticker: Sendable {
        private let context: StatementContext
        private let started = ContinuousClock.now
        private let shown = Mutex(ContinuousClock.now)

        init(_ context: StatementContext) { self.context = context }

        func tick() {
            let now = ContinuousClock.now
            let isDue = shown.withLock { shown in
                guard now - shown > .milliseconds(500) else { return false }
                shown = now
                return true
            }
            guard isDue else { return }
            let seconds = (now - started).components.seconds
            context.show(
                Progress(
                    task: .other("Training the baseline, \(seconds) s so far"), completed: 0,
                    total: 0, secondsElapsed: Double(seconds)))
        }
    }

    /// The targets as class numbers.
    private static func labels(of examples: Examples) throws(Diagnostic) -> [Int] {
        guard examples.targets.itemSize == 1 else {
            throw Diagnostic(
                "The baseline needs one class number an example, and the targets are rows of "
                    + "\(examples.targets.itemSize).",
                hint: "Run it before `one_hot`.")
        }
        var labels: [Int] = []
        labels.reserveCapacity(examples.count)
        var isWhole = true
        examples.targets.forEachItem { item in
            let value = item[0]
            isWhole = isWhole && value == value.rounded() && abs(value) < 1e6
            labels.append(isWhole ? Int(value) : 0)
        }
        guard isWhole else {
            throw Diagnostic(
                "The baseline sorts examples into classes, and these targets are not whole numbers."
            )
        }
        return labels
    }

    private static func report(_ measured: CrossValidation, _ context: StatementContext) {
        // As many decimals as the examples of a fold can tell apart, and one more for the mean.
        let rows: [[Table.Cell]] = measured.folds.enumerated().map { index, fold in
            [
                .number(index + 1), .count(fold.trainCount), .count(fold.testCount),
                .measured(fold.score, decimals: 5), .number(fold.iterations),
            ]
        }
        context.add(
            .table(
                Table(
                    title:
                        "Logistic regression and its like, each fold measured on examples it never saw",
                    columns: [
                        .init("fold", .right), .init("learned from", .right),
                        .init("measured on", .right), .init(scoreTitle, .right),
                        .init("passes", .right),
                    ], cells: rows, footer: ["mean accuracy \(fixed(measured.mean, 5))"],
                    figures: [MetricValue("mean_accuracy", measured.mean)])))
        if measured.folds.contains(where: { !$0.converged }) {
            context.say(
                "It was still learning when max_iter was reached; more passes may do a little better."
            )
        }
    }
}
