import Engine
import Output
import Wording
import Workbench

/// Passes a training run on to whoever watches, and Ctrl-C back to the run.
struct FitReporter {
    private let run: Int
    private let options: FitOptions
    private let compiled: Compiled
    private let context: StatementContext
    /// Names of what every epoch is measured by.
    private let names: [String]
    private let wantsCurve: Bool
    private var lastShown: ContinuousClock.Instant?
    private var epochStarted = ContinuousClock.now
    private(set) var epochs: [EpochResult] = []

    /// Often enough to look alive, seldom enough to cost nothing.
    private static let interval = Duration.milliseconds(100)

    init(
        run: Int, options: FitOptions, compiled: Compiled, isValidated: Bool, wantsCurve: Bool,
        _ context: StatementContext
    ) {
        names = compiled.figures(validated: isValidated)
        self.wantsCurve = wantsCurve
        self.run = run
        self.options = options
        self.compiled = compiled
        self.context = context
    }

    mutating func observe(_ event: TrainingEvent) -> TrainingDecision {
        switch event {
        case .step(let epoch, let step, let steps, let running):
            if step == 1 { epochStarted = .now }
            let now = ContinuousClock.now
            if lastShown.map({ now - $0 >= Self.interval }) ?? true {
                lastShown = now
                context.show(
                    Progress(
                        task: .epoch(epoch, of: options.epochs), completed: step, total: steps,
                        secondsElapsed: (now - epochStarted).inSeconds,
                        metrics: compiled.values(of: running), expected: names,
                        wantsCurve: wantsCurve))
            }
        case .epoch(let result):
            epochs.append(result)
            context.add(
                .epoch(
                    EpochReport(
                        run: run, epoch: result.epoch, epochs: options.epochs,
                        steps: result.steps, seconds: result.seconds,
                        metrics: compiled.values(of: result))))
            if let rate = result.changedLearningRate {
                context.say(
                    "reduce_lr_on_plateau: from here on the learning rate is \(significant(rate, 4))."
                )
            }
        case .checkpoint: break
        }
        return context.isInterrupted ? .stop : .goOn
    }

    /// How the run ended, and with which weights.
    func ending(_ end: TrainingEnd, _ trainer: Trainer) -> FitEnd {
        let isOverTime = context.environment.interrupts.isOverTime
        let (reason, epoch, step): (FitEnd.Reason, Int, Int?) =
            switch end {
            case .finished: (.finished, options.epochs, nil)
            case .stoppedEarly(let epoch): (.earlyStopping, epoch, nil)
            case .stopped(let epoch, let step):
                (isOverTime ? .timeLimit : .interrupted, epoch, step == 0 ? nil : step)
            case .diverged(let epoch, let step): (.diverged, epoch, step)
            }
        var ended = FitEnd(run: run, reason: reason, epoch: epoch, steps: trainer.stepsPerEpoch)
        ended.step = step
        if reason == .diverged {
            ended.weights = trainer.isBackAtEpochStart ? .epochStart : .beforeDivergence
        }
        let stopping = trainer.callbackStates.compactMap { $0 as? EarlyStopping }
        ended.monitor = stopping.first.map { name(of: $0.monitor) }
        if let kept = stopping.last(where: { $0.restoresKeptWeights && $0.hasKept }) {
            ended.bestEpoch = kept.bestEpoch + 1
            ended.weights = .bestEpoch
            ended.monitor = name(of: kept.monitor)
        }
        return ended
    }

    /// What is watched, under its name in Keras: `val_loss`.
    private func name(of monitor: Monitor) -> String {
        let place = monitor.metric.flatMap { compiled.plan.metrics.firstIndex(of: $0) }
        let figure = place.map { compiled.metricNames[$0] } ?? monitor.metric?.rawValue ?? "loss"
        return (monitor.isValidation ? "val_" : "") + figure
    }

    /// Says how it ended; that the numbers went wrong is a warning.
    func tell(_ end: FitEnd, about training: Examples, _ data: LoadedData?) {
        if end.reason == .diverged { warn(of: end, training, data) }
        context.add(.fitEnd(end))
    }

    private func warn(of end: FitEnd, _ training: Examples, _ data: LoadedData?) {
        if end.epoch == 1, end.step == 1 {
            return context.warn(
                "Training stopped at its first step: the loss is not a number, before anything was learned.",
                hint: "The weights are as they were. `trace 0` shows what each layer puts out.")
        }
        let place: String? =
            switch end.weights {
            case .epochStart: "at the start of the epoch"
            case .beforeDivergence, .last: "before it went wrong"
            case .bestEpoch: nil
            }
        let range = data == nil ? nil : training.sampledRange()
        let isLarge = range.map { max(abs($0.lowerBound), abs($0.upperBound)) > 20 } ?? false
        let scaling = isLarge ? range.flatMap { data?.scalingStatement(for: $0) } : nil
        context.warn(
            "Training stopped in epoch \(end.epoch), step \(grouped(end.step ?? 0)): the loss is no longer a number.",
            hint: (place.map { "The weights are those \($0). " } ?? "")
                + "A smaller learning_rate\(scaling.map { ", or inputs near 1 (`\($0)`)," } ?? "") keeps the numbers in bounds."
        )
    }
}
