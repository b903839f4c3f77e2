import Foundation
import Testing

/// What the shell does for somebody who does not know how to go on.
@Suite(.serialized) struct HelpingShellTests {
    private let home = Home()

    private func started(_ environment: [String: String] = [:]) throws -> Terminal {
        let shell = try Terminal(home: home, environment: environment)
        try shell.prompt(1)
        return shell
    }

    @Test func aFewCandidatesAreExplained() throws {
        let shell = try started()
        shell.type("fit 5 " + Key.tab + Key.tab)
        try shell.wait(for: "batch_size=")
        try shell.wait(for: "examples a step (32)")
        try shell.wait(for: "fit 5 ")
    }

    @Test func fileNamesAreCompleted() throws {
        _ = try home.write("x = 7", to: "other.bob")
        let shell = try started()
        shell.type("run \"\(home.path)/oth" + Key.tab)
        try shell.wait(for: "other.bob\"")
        shell.enter("")
        #expect(try shell.prompt(3).contains("x = 7"))
    }

    @Test func longHelpGoesThroughThePager() throws {
        let shell = try started(["PAGER": "cat >/dev/null; echo SEEN IN A PAGER"])
        shell.enter("help undo")
        #expect(!(try shell.prompt(2)).contains("SEEN IN A PAGER"))
        shell.enter("help")
        let text = try shell.prompt(3)
        #expect(text.contains("SEEN IN A PAGER"))
        #expect(!text.contains("Under the hood"))
        shell.enter("x = 1")
        #expect(try shell.prompt(4).contains("x = 1"))
    }

    @Test func aPagerThatIsNotThereIsDoneWithout() throws {
        let shell = try started(["PAGER": "no-such-pager-here"])
        shell.enter("help")
        #expect(try shell.prompt(2).contains("Under the hood"))
    }

    @Test func undoneAndDoneAgain() throws {
        let shell = try started()
        shell.enter("x = 1")
        try shell.prompt(2)
        shell.enter("undo")
        #expect(try shell.prompt(3).withoutEscapes.contains("Took back `x = 1`"))
        shell.enter("redo")
        #expect(try shell.prompt(4).withoutEscapes.contains("Did `x = 1` again"))
    }
}
