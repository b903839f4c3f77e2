import ArgumentParser

/// `bobbin lesson [ID]`.
struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson", abstract: "The shell inside a lesson, where you left off.")

    @Argument(help: "A lesson's number or name, such as first-network.")
    var lesson: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var lessons: LessonOptions

    func run() throws {
        var shell = Shell(output, lessons)
        guard shell.run(lesson: lesson) else { throw ExitCode(2) }
    }
}
