import Diagnostics
import Engine
import Language

/// Schedules of the learning rate as statements name them: `exponential_decay(0.01, …)`. Which there
/// are, and with which settings, they say themselves (`ScheduleKinds`).
package enum ScheduleCatalog {
    package static var names: [String] { ScheduleKinds.all.map { snakeCase($0.kind) } }

    /// Takes a schedule out of `learning_rate=…`, where one stands, and leaves its first rate there.
    package static func schedule(
        takenFrom arguments: inout [Argument]
    ) throws(Diagnostic) -> (any LearningRateSchedule)? {
        let place = arguments.firstIndex { argument in
            guard argument.name?.text == "learning_rate" else { return false }
            if case .call = argument.value.kind { return true }
            return false
        }
        guard let place, case .call(let callee, let inner) = arguments[place].value.kind else {
            return nil
        }
        let schedule = try schedule(callee, inner)
        arguments[place] = Argument(
            name: arguments[place].name,
            value: Expression(
                .number(schedule.initialLearningRate), at: arguments[place].value.span))
        return schedule
    }

    private static func schedule(
        _ callee: Expression, _ arguments: [Argument]
    ) throws(Diagnostic) -> any LearningRateSchedule {
        let written = callee.dottedName?.split(separator: ".").last.map(String.init) ?? ""
        guard let type = ScheduleKinds.named(written) else {
            throw Diagnostic(
                "there is no schedule called \(written)",
                hint: Suggestion.hint(
                    Suggestion.nearest(to: written, among: names),
                    "Schedules: \(names.joined(separator: ", ")).   help schedules"),
                at: callee.span)
        }
        let (name, descriptions) = (snakeCase(type.kind), type.settingDescriptions)
        var reader = try ArgumentReader(
            arguments, of: name, options: descriptions.map(\.name), helpTopic: "schedules")
        let given = try reader.settings(
            descriptions, of: name, example: "learning_rate=\(example(of: type))")
        try reader.finish()
        return try given.making { (values) throws(EngineError) in try type.make(values) }
    }

    /// `exponential_decay(0.01, decay_steps=1000, decay_rate=0.96)`.
    package static func example(of type: any LearningRateSchedule.Type) -> String {
        (try? type.standard()).map { SettingText.plain($0) } ?? snakeCase(type.kind)
    }
}

extension SettingText {
    /// A schedule as a statement takes it: `cosine_decay(0.01, decay_steps=1000)`.
    package static func plain(_ schedule: any LearningRateSchedule) -> String {
        let arguments = arguments(of: schedule, plain).joined(separator: ", ")
        return "\(snakeCase(schedule.kind))(\(arguments))"
    }

    /// Its arguments as Python has them: `0.01`, `decay_steps=1000`.
    package static func pythonArguments(of schedule: any LearningRateSchedule) -> [String] {
        arguments(of: schedule, python)
    }

    /// The first setting by its place, and those of the others that must be given or are changed.
    private static func arguments(
        of schedule: any LearningRateSchedule, _ text: (SettingValue) -> String
    ) -> [String] {
        let all = zip(schedule.settings, type(of: schedule).settingDescriptions)
        let shown = all.filter { $1.asked != nil || $0.value != $1.defaultValue }.map(\.0)
        return shown.enumerated().map { place, setting in
            (place == 0 ? "" : "\(setting.name)=") + text(setting.value)
        }
    }
}
