import ArgumentParser

/// `bobbin run FILE…`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs scripts (.bob) and lessons (.md); - is standard input.",
        discussion: "Exit status: "
            + ExitStatus.all.map { "\($0.code) \($0.meaning)" }.joined(separator: ", ") + "."
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
