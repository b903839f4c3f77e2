import ArgumentParser
import Diagnostics
import Output
import Rendering

/// `bobbin help`: how a command is called, or everything that can be said here.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "How a command is called; with --reference, the whole language.",
        discussion:
            "The shell has a help of its own for statements and words of the field: help fit, help epoch."
    )

    @Flag(
        help:
            "The whole language from its definitions: statements, layers, lessons, JSON lines, statuses. Markdown where it is not shown on a terminal."
    )
    var reference = false

    @OptionGroup var display: DisplayOptions

    @Argument(help: "A command and what stands behind it: run, data fetch.")
    var command: [String] = []

    func validate() throws {
        if !reference { _ = try commandAskedFor() }
    }

    func run() throws {
        guard reference else { throw CleanExit.helpRequest(try commandAskedFor()) }
        guard Terminal.isOutputInteractive else { return Terminal.write(Reference.text) }
        let process = ProcessEnvironment()
        let screen = ShellOutput()
        let renderer = TerminalRenderer(
            style: Terminal.style(process, display, echoesStatements: false),
            write: { screen.write($0) })
        func show() { renderer.receive(.block(.prose(Reference.text))) }
        guard !process.terminal.isDumb, !display.plain else { return show() }
        screen.paged(by: Pager(process.chosenPager, stays: false), show)
    }

    private func commandAskedFor() throws -> any ParsableCommand.Type {
        var found: any ParsableCommand.Type = Bobbin.self
        for name in command {
            let commands = found.configuration.subcommands
            guard let next = commands.first(where: { $0._commandName == name }) else {
                let meant = Suggestion.nearest(to: name, among: commands.map { $0._commandName })
                throw ValidationError(
                    "There is no command \(name). "
                        + (Suggestion.hint(meant.map { "bobbin help \($0)" })
                            ?? "See bobbin --help."))
            }
            found = next
        }
        return found
    }
}
