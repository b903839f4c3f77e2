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
        let own = ["loss"] + compiled.metricNames
        names = own + (isValidated ? own.map { "val_" + $0 } : [])
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
        case .checkpoint: break
        }
        return context.isInterrupted ? .stop : .goOn
    }

    /// Says how a run ended, when it did not simply finish.
    static func explain(_ end: TrainingEnd, _ trainer: Trainer, _ context: StatementContext) {
        let steps = trainer.stepsPerEpoch
        switch end {
        case .finished: break
        case .stoppedEarly(let epoch):
            context.say("Early stopping ended the training after epoch \(epoch).")
        case .stopped(let epoch, let step):
            let place =
                step == 0
                ? "after epoch \(epoch)"
                : "in epoch \(epoch), after step \(grouped(step)) of \(grouped(steps))"
            context.say("Stopped \(place). What was learned is kept; `fit` goes on from here.")
        case .diverged(let epoch, let step):
            let place =
                trainer.isBackAtEpochStart ? "at the start of the epoch" : "before it went wrong"
            context.warn(
                "Training stopped in epoch \(epoch), step \(grouped(step)): the loss is no longer a number.",
                hint:
                    "The weights are those \(place). A smaller learning_rate, or inputs near 1 (`scale 255`), keeps the numbers in bounds."
            )
        }
        for case let stopping as EarlyStopping in trainer.callbackStates
        where stopping.restoresKeptWeights && stopping.hasKept {
            context.say("The weights are those of the best epoch, \(stopping.bestEpoch + 1).")
        }
    }
}
