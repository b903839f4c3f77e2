import ArgumentParser
import Lessons
import Notebook
import Rendering

/// Everything that can be said to the program and that it answers, as one page of Markdown: put
/// together from the definitions that it runs from.
enum Reference {
    static var text: String {
        [
            "# Bobbin \(Release.version)",
            "Everything that can be typed, in lessons and around them, as `bobbin help --reference` "
                + "takes it from the program itself.",
            LanguageReference.text, LessonReference.text, commands, JSONReference.text, statuses,
        ].joined(separator: "\n\n") + "\n"
    }

    private static var commands: String {
        let pages = Bobbin.configuration.subcommands.map { command in
            let page = Bobbin.helpMessage(for: command, columns: 96)
                .split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
            return "### bobbin \(command._commandName)\n\n\(page)"
        }
        return "## Commands\n\n" + pages.joined(separator: "\n\n")
    }

    private static var statuses: String {
        "## Exit status\n\n"
            + ExitStatus.all.map { "- `\($0.code)` – \($0.meaning)" }.joined(separator: "\n")
    }
}
