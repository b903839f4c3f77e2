import ArgumentParser
import Diagnostics
import Rendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `bobbin`: the shell, and everything that can be asked of it from outside.
@main
struct Bobbin: ParsableCommand {
    static let version = "0.1"

    static let configuration = CommandConfiguration(
        commandName: "bobbin",
        abstract: "Deep learning, one line at a time.",
        discussion: """
            Without a command it starts the shell; standard input that is no terminal is run as a script.
            BOBBIN_DATA names a folder that holds data sets; without it they are downloaded, and without \
            a network a data set that Bobbin draws itself stands in.
            Completions for bash, zsh and fish: bobbin --generate-completion-script bash (or zsh, fish) \
            prints the script to install.
            """,
        version: "Bobbin \(version)",
        subcommands: [
            ShellCommand.self, LessonCommand.self, RunCommand.self, CheckCommand.self,
            NewLessonCommand.self, DataCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: ShellCommand.self)

    /// The status of output that could not be written: EX_IOERR of sysexits.h.
    private static let outputLost: Int32 = 74

    /// Runs the command; whose output is lost did not succeed, whatever it did.
    static func main() {
        var ending: (any Error)?
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            ending = error
        }
        if let reason = Terminal.lostOutput {
            Terminal.writeError("bobbin: the output could not be written: \(reason)\n")
            leave(outputLost)
        }
        exit(withError: ending)
    }
}

/// The C function, which the command's own `exit` hides.
private func leave(_ status: Int32) -> Never { exit(status) }

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

/// `bobbin run FILE…`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs scripts (.bob) and lessons (.md); - is standard input.",
        discussion:
            "Exit status: 0 done, 1 a check failed, 2 a statement is wrong, 3 over the time limit, 4 data missing (with --strict-data), 64 bad usage, 74 the output cannot be written, 130 interrupted."
    )

    @Argument(help: "Scripts and lessons, in order.", completion: .file())
    var files: [String]

    @OptionGroup var output: OutputOptions

    @Flag(help: "Go on after a statement that failed.")
    var keepGoing = false

    @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
    var timeLimit: Double?

    @Option(
        help: ArgumentHelp(
            "A folder in which statements may write, beside the present one; may be repeated.",
            valueName: "dir"), completion: .directory)
    var allowWrite: [String] = []

    func validate() throws {
        if files.isEmpty {
            throw ValidationError("Name at least one file, or - for standard input.")
        }
        try TimeLimit.validate(timeLimit)
    }

    func run() throws {
        throw try BatchRun(
            output, keepsGoing: keepGoing, timeLimit: timeLimit, writableFolders: allowWrite
        ).run(files)
    }
}

/// What every way of running takes.
struct OutputOptions: ParsableArguments {
    @Flag(help: "One JSON object a line on standard output, nothing else there.")
    var json = false

    @Flag(help: "Only results, warnings and errors.")
    var quiet = false

    @OptionGroup var display: DisplayOptions

    @Option(help: "The start of all randomness, 0 to 4294967295.")
    var seed: UInt32?

    @Flag(help: "Stop where data cannot be had, rather than let fashion_sketch stand in.")
    var strictData = false
}

/// How it may look.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Colours: auto (in a terminal that has them, unless NO_COLOR is set), always or never.",
            valueName: "when"))
    var color = ColourWish.auto

    @Flag(
        help:
            "Plain text: no colours, nothing redrawn, pictures in words too (for screen readers).")
    var plain = false
}

extension ColourWish: ExpressibleByArgument {}
