import ArgumentParser
import Notebook
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `bobbin`: the shell, and everything that can be asked of it from outside.
@main
struct Bobbin: ParsableCommand {
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
        version: "Bobbin \(Release.version)",
        subcommands: [
            ShellCommand.self, LessonCommand.self, RunCommand.self, CheckCommand.self,
            NewLessonCommand.self, DataCommand.self, DoctorCommand.self, HelpCommand.self,
        ],
        defaultSubcommand: ShellCommand.self)

    /// Runs the command; whose output is lost did not succeed, whatever it did.
    static func main() {
        Memory.keepLargeBlocksApart()
        var ending: (any Error)?
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            ending = error
        }
        // What a command answers by its end: --help, --version, the script for completions.
        let isAnswer = ending.map { exitCode(for: $0).isSuccess } ?? true
        if isAnswer, let ending {
            let answer = fullMessage(for: ending)
            if !answer.isEmpty { Terminal.write(answer + "\n") }
        }
        if let reason = Terminal.lostOutput {
            Terminal.writeError("bobbin: the output could not be written: \(reason)\n")
            leave(ExitStatus.outputLost)
        }
        guard let ending, !isAnswer else { leave(0) }
        // It may repeat an argument or a file's name.
        let lines = fullMessage(for: ending).split(
            separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { UnsafeText.cleaned(String($0)) }.joined(separator: "\n")
        if !text.isEmpty { Terminal.writeError(text + "\n") }
        leave(exitCode(for: ending).rawValue)
    }
}

/// The C function, which the command's own `exit` hides.
private func leave(_ status: Int32) -> Never { exit(status) }
