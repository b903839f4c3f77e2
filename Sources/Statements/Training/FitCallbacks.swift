import Diagnostics
import Engine
import Language
import Vocabulary
import Workbench

/// The callbacks that `fit` takes in call form: `early_stopping(patience=2)`,
/// `checkpoint("best.keras", save_best_only=true)`.
package struct FitCallbacks {
    package private(set) var callbacks: [any TrainingCallback] = []
    /// The files of those callbacks that are checkpoints, by their places.
    package private(set) var files: [Int: CheckpointFile] = [:]

    /// The logs that are written while it trains.
    package private(set) var logs: [TrainingLog] = []

    package static let names = ["early_stopping", "checkpoint", "reduce_lr_on_plateau", "csv_log"]
    package static let kerasNames = [
        "EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau", "CSVLogger",
    ]

    package typealias Option = StatementDefinition.Option

    private static let earlyOptions: [Option] = [
        .init(name: "monitor", meaning: "the figure that is watched (val_loss)"),
        .init(name: "min_delta", meaning: "how much better counts as better (0)"),
        .init(name: "patience", meaning: "epochs to wait for something better (0)"),
        .init(name: "mode", meaning: "whether min or max is good (auto)"),
        .init(name: "baseline", meaning: "what must be beaten to begin with"),
        .init(name: "restore_best_weights", meaning: "end with the best epoch's weights (false)"),
        .init(name: "start_from_epoch", meaning: "epochs that are not looked at (0)"),
    ]
    private static let checkpointOptions: [Option] = [
        .init(name: "filepath", meaning: "the file's name, also without filepath="),
        .init(name: "monitor", meaning: "the figure that is watched (val_loss)"),
        .init(name: "mode", meaning: "whether min or max is good (auto)"),
        .init(name: "save_best_only", meaning: "only after the best epoch so far (false)"),
        .init(name: "save_weights_only", meaning: "the weights without the model (false)"),
        .init(name: "initial_value_threshold", meaning: "what the first one saved must beat"),
        .init(name: "verbose", meaning: "taken and not needed"),
        .init(name: "save_freq", meaning: "epoch, and nothing else"),
    ]
    private static let reduceOptions: [Option] = [
        .init(name: "monitor", meaning: "the figure that is watched (val_loss)"),
        .init(name: "factor", meaning: "what the learning rate is multiplied by (0.1)"),
        .init(name: "patience", meaning: "epochs to wait for something better (10)"),
        .init(name: "verbose", meaning: "taken and not needed"),
        .init(name: "mode", meaning: "whether min or max is good (auto)"),
        .init(name: "min_delta", meaning: "how much better counts as better (0.0001)"),
        .init(name: "cooldown", meaning: "epochs after a change that are not counted (0)"),
        .init(name: "min_lr", meaning: "the learning rate falls no further (0)"),
    ]
    private static let logOptions: [Option] = [
        .init(name: "filename", meaning: "the file's name, also without filename="),
        .init(name: "separator", meaning: "what stands between the figures (,)"),
    ]
    private static let early = earlyOptions.map(\.name)
    private static let checkpoint = checkpointOptions.map(\.name)

    /// What a callback takes, by either of its names; nil for what is none.
    package static func options(of name: String) -> [Option]? {
        switch name {
        case "early_stopping", "EarlyStopping": earlyOptions
        case "checkpoint", "ModelCheckpoint": checkpointOptions
        case "reduce_lr_on_plateau", "ReduceLROnPlateau": reduceOptions
        case "csv_log", "CSVLogger": logOptions
        default: nil
        }
    }

    /// Refuses options that a callback does not take, before it is known what it watches.
    package static func checkOptions(_ type: String, _ arguments: [Argument]) throws(Diagnostic) {
        _ = try ArgumentReader(
            arguments, of: type, options: (options(of: type) ?? []).map(\.name),
            helpTopic: "fit")
    }

    /// Takes the calls out of `arguments`.
    package init(
        takingFrom arguments: inout [Argument], compiled: Compiled, validates: Bool
    ) throws(Diagnostic) {
        var rest: [Argument] = []
        for argument in arguments {
            switch argument.value.kind {
            case .call(let callee, let inner) where argument.name == nil:
                try take(callee, inner, compiled, validates)
            case .word(let word) where argument.name == nil && Self.names.contains(word):
                try take(argument.value, [], compiled, validates)
            default: rest.append(argument)
            }
        }
        arguments = rest
    }

    private mutating func take(
        _ callee: Expression, _ arguments: [Argument], _ compiled: Compiled, _ validates: Bool
    ) throws(Diagnostic) {
        let written = callee.dottedName?.split(separator: ".").last.map(String.init) ?? ""
        switch written {
        case "early_stopping", "EarlyStopping":
            try addEarlyStopping(arguments, compiled, validates, at: callee.span)
        case "checkpoint", "ModelCheckpoint":
            try addCheckpoint(arguments, compiled, validates, at: callee.span)
        case "reduce_lr_on_plateau", "ReduceLROnPlateau":
            try addReducing(arguments, compiled, validates, at: callee.span)
        case "csv_log", "CSVLogger":
            try addLog(arguments, at: callee.span)
        default:
            let meant = Suggestion.nearest(to: written, among: Self.names)
            throw Diagnostic(
                "there is no callback called \(written)",
                hint: Suggestion.hint(
                    meant, "Callbacks: \(Self.names.joined(separator: ", ")).   help fit"),
                at: callee.span)
        }
    }

    private mutating func addEarlyStopping(
        _ arguments: [Argument], _ compiled: Compiled, _ validates: Bool, at span: SourceSpan
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(
            arguments, of: "early_stopping", options: Self.early, helpTopic: "fit")
        let monitor = try Self.monitor(reader.option("monitor"), compiled, validates, at: span)
        let delta = try reader.option("min_delta")?.number("min_delta") ?? 0
        let patience = try reader.argument("patience")?.wholeNumber(
            "patience", in: 0...1_000_000_000)
        let mode = try Self.mode(reader.option("mode"))
        let baseline = try reader.option("baseline")?.number("baseline")
        let restores = try reader.option("restore_best_weights")?.boolean("restore_best_weights")
        let start = try reader.option("start_from_epoch")?.wholeNumber(
            "start_from_epoch", in: 0...1_000_000_000)
        try reader.finish()
        do throws(EngineError) {
            callbacks.append(
                try EarlyStopping(
                    monitor: monitor, minDelta: delta, patience: patience ?? 0, mode: mode,
                    baseline: baseline, restoreBestWeights: restores ?? false,
                    startFromEpoch: start ?? 0))
        } catch {
            throw error.diagnostic().placed(at: span)
        }
    }

    private mutating func addLog(
        _ arguments: [Argument], at span: SourceSpan
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(
            arguments, of: "csv_log", options: Self.logOptions.map(\.name), helpTopic: "fit")
        guard let path = reader.argument("filename") else {
            throw Diagnostic(
                "csv_log needs the name of a file", hint: "For example: csv_log(\"log.csv\")",
                at: span)
        }
        guard case .text(let name) = path.kind else {
            throw Diagnostic("the name stands between quotes: \"log.csv\"", at: path.span)
        }
        let separator = reader.option("separator")
        try reader.finish()
        logs.append(
            try TrainingLog(
                name, separator: separator,
                logsRate: callbacks.contains { $0 is ReduceLROnPlateau }, at: path.span))
    }

    private mutating func addReducing(
        _ arguments: [Argument], _ compiled: Compiled, _ validates: Bool, at span: SourceSpan
    ) throws(Diagnostic) {
        if let schedule = compiled.plan.schedule {
            throw Diagnostic(
                "the learning rate follows \(SettingText.plain(schedule)), which nothing else may "
                    + "change",
                hint: "`compile` with a number for learning_rate, or leave this out.", at: span)
        }
        var reader = try ArgumentReader(
            arguments, of: "reduce_lr_on_plateau", options: Self.reduceOptions.map(\.name),
            helpTopic: "fit")
        let monitor = try Self.monitor(reader.option("monitor"), compiled, validates, at: span)
        let factor = try reader.option("factor")?.number("factor")
        let patience = try reader.option("patience")?.wholeNumber(
            "patience", in: 0...1_000_000_000)
        _ = reader.option("verbose")
        let mode = try Self.mode(reader.option("mode"))
        let delta = try reader.option("min_delta")?.number("min_delta")
        let cooldown = try reader.option("cooldown")?.wholeNumber(
            "cooldown", in: 0...1_000_000_000)
        let least = try reader.option("min_lr")?.number("min_lr")
        try reader.finish()
        do throws(EngineError) {
            callbacks.append(
                try ReduceLROnPlateau(
                    monitor: monitor, factor: factor ?? 0.1, patience: patience ?? 10, mode: mode,
                    minDelta: delta ?? 1e-4, cooldown: cooldown ?? 0, minLearningRate: least ?? 0))
        } catch {
            throw error.diagnostic().placed(at: span)
        }
    }

    private mutating func addCheckpoint(
        _ arguments: [Argument], _ compiled: Compiled, _ validates: Bool, at span: SourceSpan
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(
            arguments, of: "checkpoint", options: Self.checkpoint, helpTopic: "fit")
        guard let path = reader.argument("filepath") else {
            throw Diagnostic(
                "checkpoint needs the name of a file",
                hint: "For example: checkpoint(\"best.keras\", save_best_only=true)", at: span)
        }
        guard case .text(let name) = path.kind else {
            throw Diagnostic("the name stands between quotes: \"best.keras\"", at: path.span)
        }
        _ = reader.option("verbose")
        if let often = reader.option("save_freq"), often.word != "epoch",
            often.kind != .text("epoch")
        {
            throw Diagnostic(
                "a checkpoint is written at the end of an epoch", hint: "save_freq=epoch",
                at: often.span)
        }
        let weightsOnly =
            try reader.option("save_weights_only")?.boolean("save_weights_only") ?? false
        let threshold = try reader.option("initial_value_threshold")?.number(
            "initial_value_threshold")
        let savesBestOnly = try reader.option("save_best_only")?.boolean("save_best_only") ?? false
        let monitor = try Self.monitor(
            reader.option("monitor"), compiled, validates || !savesBestOnly, at: span)
        let mode = try Self.mode(reader.option("mode"))
        try reader.finish()
        files[callbacks.count] = try CheckpointFile(
            name, weightsOnly: weightsOnly, savesBestOnly: savesBestOnly,
            figures: compiled.figures(validated: validates), at: path.span)
        callbacks.append(
            ModelCheckpoint(
                monitor: monitor, saveBestOnly: savesBestOnly, mode: mode,
                initialValueThreshold: threshold))
    }

    /// `val_loss` unless another figure is named; it must be one that this fit measures.
    private static func monitor(
        _ given: Expression?, _ compiled: Compiled, _ validates: Bool, at span: SourceSpan
    ) throws(Diagnostic) -> Monitor {
        let all = compiled.figures(validated: true)
        let name = try given?.choice("figure", of: all) ?? "val_loss"
        let isValidation = name.hasPrefix("val_")
        if isValidation, !validates {
            throw Diagnostic(
                "\(name) is watched, and this fit measures nothing on other examples",
                hint: "Add `validate` (after `split 0.2`), or watch the training: monitor=loss",
                at: given?.span ?? span)
        }
        let figure = isValidation ? String(name.dropFirst(4)) : name
        return Monitor(metric: Metric(named: figure), isValidation: isValidation)
    }

    private static func mode(_ given: Expression?) throws(Diagnostic) -> MonitorMode {
        guard let given else { return .auto }
        let name = try given.choice("mode", of: MonitorMode.allCases.map(\.rawValue))
        return MonitorMode(rawValue: name) ?? .auto
    }
}
