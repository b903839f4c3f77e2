import ArgumentParser
import Diagnostics

/// `bobbin` alone.
struct ShellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell", abstract: "The shell (this is what `bobbin` alone does).")

    @OptionGroup var output: OutputOptions
    @OptionGroup var lessons: LessonOptions

    /// What is no command: most likely a script's name without `run` before it.
    @Argument(help: .hidden) var other: [String] = []

    func validate() throws {
        guard let first = other.first else { return }
        let commands = Bobbin.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !commands.contains(first) else {
            throw ValidationError(
                "The command comes before its options: bobbin \(first) … , and then the rest.")
        }
        let meant = Suggestion.nearest(to: first, among: commands)
        throw ValidationError(
            first.contains(".")
                ? "To run a file: bobbin run \(first)"
                : "There is no command \(first). "
                    + (Suggestion.hint(meant.map { "bobbin \($0)" }) ?? "See bobbin --help."))
    }

    func run() throws {
        if Terminal.isInputInteractive, !output.json {
            var shell = Shell(output, lessons)
            shell.run()
        } else {
            throw try BatchRun(output).run(["-"])
        }
    }
}
