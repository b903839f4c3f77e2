import Foundation
import TestSupport
import Testing

/// Files of a stranger, opened in a terminal: at every moment nothing reaches it but text, line breaks,
/// and the escapes of the renderer and of readline that are listed in `TerminalBytes`.
@Suite(.serialized) struct StrangerTerminalTests {
    private let home = Home()

    /// Types the lines, with Tab where a line ends in one, then Up, Ctrl-R and Tab on nothing, and
    /// leaves. Where nobody is asked for a line, only what the program says is taken down.
    private func talk(
        _ arguments: [String] = ["--seed", "1"], typing lines: [String] = [],
        environment: [String: String] = [:], columns: UInt16 = 80
    ) throws -> String {
        // The learner's pager is a program of its own, with escapes of its own.
        let shell = try Terminal(
            arguments, home: home, environment: environment.merging(["PAGER": "cat"]) { $1 },
            columns: columns)
        guard !lines.isEmpty else {
            _ = try shell.status(seconds: 30)
            return shell.taken()
        }
        waitForPrompt(shell)
        for line in lines {
            if line.hasSuffix(Key.tab) {
                // Twice: what there is, then all of it; and away with the line.
                shell.type(line + Key.tab)
                shell.settle(milliseconds: 80)
                shell.type(Key.controlC)
            } else {
                shell.enter(line)
            }
            waitForPrompt(shell)
        }
        for key in [Key.up, Key.up, Key.controlR + "a", Key.controlC, "\t\t", Key.controlC] {
            shell.type(key)
            shell.settle(milliseconds: 60)
        }
        shell.enter("quit")
        _ = try shell.status(seconds: 30)
        return shell.taken()
    }

    /// What is typed before would be shown by the terminal itself.
    private func waitForPrompt(_ shell: Terminal) {
        for _ in 0..<200 {
            shell.settle(milliseconds: 30)
            if String(shell.output.suffix(200)).withoutEscapes.hasSuffix("> ") { return }
        }
    }

    private func expectHarmless(_ written: String, _ what: String) {
        #expect(TerminalBytes(written, allowing: .shell).findings == [], "\(what)")
    }

    @Test(arguments: zip(["stranger.keras", "stranger.h5"], [40, 80] as [UInt16]))
    func models(name: String, columns: UInt16) throws {
        _ = try EveryStatementScript.copied(to: home)
        let written = try talk(
            typing: [
                "x = linspace(0, 1, 20)", "y = 3 * x + 2", "load arrays x y",
                "load model \"work/\(name)\"", "summary", "weights \t", "weights h\t",
                "weights e\t",
                "weights 1", "explain", "trace 0", "activations 0", "keras", "fit 1", "gradcheck",
                "weights nothing", "load weights \"work/\(name)\"", "save \"again.keras\"",
                "load model \"again.keras\"", "export onnx \"m.onnx\"", "export keras \"m.py\"",
            ], columns: columns)
        expectHarmless(written, name)
        #expect(written.withoutEscapes.contains("Total params"))
    }

    @Test func tables() throws {
        // Names over two lines, such as forge lines of an answer.
        let names = ["a" + HostileText.line, "b\nbobbin [9]> rm\r\n\u{9B}2J", "c\u{202E}"]
        let header = names.map { "\"\($0)\"" }.joined(separator: ",")
        let rows = (0..<30).map { "\($0),\"\(HostileText.line)\($0 % 3)\",\($0 % 2)" }
        let table = ([header] + rows).joined(separator: "\n") + "\n"
        try home.folder.write(table, to: "t.csv")
        try home.folder.write(header + "\n1,2\n", to: "short.csv")
        let written = try talk(typing: [
            "load csv \"t.csv\"", "shapes", "show 3", "counts", "load csv \"t.csv\" target=\t",
            "load csv \"t.csv\" target=nothing", "load csv \"t.csv\" target=3",
            "histogram train_input",
            "standardize", "add Dense 2 softmax", "compile", "fit 2", "predict test 0..1",
            "confusion",
            "explain", "load csv \"short.csv\"", "keras", "plot loss",
        ])
        expectHarmless(written, "a table")
        // No line of the answers begins as a prompt that was never given.
        let begun = written.withoutEscapes.split(whereSeparator: \.isNewline)
        #expect(begun.contains { $0.contains("bobbin [9]> rm") })
        #expect(!begun.contains("bobbin [9]> rm"))
    }

    /// Names of files, of folders of pictures, of scripts: typed by nobody, shown by Tab and in answers.
    @Test func names() throws {
        let name = HostileText.line.replacing("/", with: "")
        try home.folder.write("a = 1\nb = nothing\n", to: "s\(name).bob")
        try home.folder.write("a,b\n1,2\n", to: "s\(name).csv")
        try home.folder.makeFolder("s\(name)")
        try home.folder.write("run \"s\(name).bob\"\nload idx \"s\(name)\"\n", to: "run.bob")
        let written = try talk(typing: [
            "run \"s\t", "load csv \"\t", "run \"run.bob\"", "load idx \"s\t", "save \"s\t",
        ])
        expectHarmless(written, "names of files")
        for arguments in [
            ["run", "s\(name).bob"], ["check", "s\(name).bob"], ["lesson", "s\(name)"],
            ["run", "--json", "s\(name).bob"], ["run", "nothing\(name)"], [name], ["--\(name)"],
        ] {
            expectHarmless(try talk(arguments), "\(arguments)")
        }
    }

    /// What lies in the learner's own folder may have come from elsewhere, too.
    @Test func historyAndProgress() throws {
        let text = HostileText.line
        try home.folder.write(
            "a = 1\n\(text)\nb = \"\(text)\"\n\u{9B}2J\n\u{202E}a\n", to: "bobbin/state/history")
        try home.folder.write(
            "\(text)\nlesson first-network \(text)\n\(text) done\n", to: "bobbin/state/progress.txt"
        )
        expectHarmless(
            try talk(typing: ["progress", "lessons", "forget \t", Key.paste(text)]),
            "home")
        #expect(try home.folder.text("bobbin/state/history").contains("a = 1"))
    }

    @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "dumb"], ["LANG": "C"]])
    func lessons(environment: [String: String]) throws {
        // A lesson holds no such character; it may name them, and be refused for having them.
        let entities = "&#27;]0;stolen&#7;&#x9B;2J&#x202E;&#8294; \\u{1B}[2J"
        try home.folder.write(
            """
            ---
            format: 1
            id: stranger
            title: Title \(entities)
            ---
            # Heading \(entities)

            Prose \(entities) [link](x\(entities)) `\(entities)`

            ```bobbin task {#t}
            say: Do it \(entities)
            solution: x = 1
            check: x == 1 => No \(entities).
            wrong: x = 2 => Wrong \(entities).
            hint: Hint \(entities).
            ```
            ```bobbin quiz {#q}
            ask: Which \(entities)?
            * one \(entities) => Yes \(entities).
            - two => No \(entities).
            ```
            {{"\(entities)"}}
            """, to: "lessons/01-stranger.md")
        try home.folder.write(
            "---\nformat: 1\nid: bad\ntitle: \(HostileText.line)\n---\n\(HostileText.all)\n",
            to: "lessons/02-\(HostileText.line.replacing("/", with: "")).md")
        try home.folder.write(
            "---\nformat: 1\nid: \(HostileText.line)\nkey\u{202E}: x\n---\n",
            to: "lessons/03-bad.md")
        let lines = [
            "lessons", "lesson \t", "lesson stranger", "", "hint", "x = 2", "h\t", "solution",
            "x = 1",
            "", "b", "a", "", "progress", "menu", "back", "goto 1", "goto 99", "lesson bad",
            "lesson 2",
        ]
        for (arguments, asks) in [
            (["lesson", "stranger"], true), ([], true), (["doctor"], false),
            (["check", "lessons"], false),
        ] as [([String], Bool)] {
            let written = try talk(
                arguments, typing: asks ? lines : [], environment: environment)
            expectHarmless(written, "\(arguments) \(environment)")
            #expect(!written.contains("\u{1B}]0;"))
        }
    }
}
