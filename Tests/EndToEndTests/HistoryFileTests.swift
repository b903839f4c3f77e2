import Foundation
import TestSupport
import Testing

@testable import bobbin

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lines of earlier sessions, whatever stands where they should be.
@Suite struct HistoryFileTests {
    private let home = Home()

    /// Nobody writes to a pipe: the shell begins without it, says so once, and works.
    @Test func aPipeInPlaceOfTheHistory() throws {
        let state = try home.folder.makeFolder("bobbin/state")
        #expect(mkfifo(state + "/history", 0o600) == 0)
        let shell = try Terminal(home: home)
        try shell.wait(for: "are not kept for the next time")
        try shell.prompt(1)
        shell.enter("x = 1")
        try shell.prompt(2)
        shell.type(Key.up)
        try shell.wait(for: "x = 1")
        shell.enter("")
        #expect(try !shell.prompt(3).contains("are not kept"))
    }

    /// What a file holds is shown with its controls made visible.
    @Test func controlsInTheHistoryDoNothing() throws {
        try home.folder.write(
            "y\u{1B}]0;title\u{7}\u{9B}31m\u{202E}z\n", to: "bobbin/state/history")
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        shell.type(Key.up)
        let shown = try shell.wait(for: "z")
        #expect(shown.contains("y\\u{1b}]0;title\\u{7}\\u{9b}31m\\u{202e}z"))
        #expect(!shown.contains("\u{1B}]0;") && !shown.contains("\u{9B}"))
    }

    /// A link to itself is not answered by its own name.
    @Test func aLinkThatLeadsNowhere() throws {
        for name in ["a.csv", "a.keras"] { try home.folder.link(name, to: name) }
        let outcome = try Program.run(
            ["run", "--keep-going", "-"],
            input: "load csv \"a.csv\" target=c\nload model \"a.keras\"\n", home: home)
        #expect(outcome.flowing.contains("a.csv is a link that leads nowhere."))
        #expect(outcome.flowing.contains("a.keras is a link that leads nowhere."))
        #expect(!outcome.flowing.contains("Did you mean"))
    }

    /// Nothing of the program's own goes into the folder that one happens to work in.
    @Test func withoutAHome() {
        #expect(ProcessEnvironment([:]).stateFolder.hasPrefix("/"))
        #expect(ProcessEnvironment([:]).cacheFolder.hasPrefix("/"))
    }
}
