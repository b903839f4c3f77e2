import Testing

@testable import Lessons

@Suite("Reading a lesson")
struct LessonParserTests {
    private let source = """
        ---
        format: 1
        id: sample
        seed: 42
        budget: 1m30s
        needs: meet-the-data, a-baseline
        ---
        # A sample

        Hello.

        ```python
        model.fit()   # no step of ours
        ```

        ## Guess before you run {#guess}
        ```bobbin run
        x = 1
        y = 2 \\
          + 3
        ```
        ```bobbin run
        # once more
        z = 3
        ```
        ```bobbin predict {#big}
        ask: How large
          is x?
        * one => Yes, {{x}}.
        - two => No.
        reveal: x
          y
        expect: x == 1
        ```
        ```bobbin predict
        ask: And y?
        number: percent(y)
        within: 10%
        near: Near.
        reveal: y
        ```
        ```bobbin task {#do-it}
        say: Make w.
        solution: w = 1
        check: w == 1 => w is {{w}}.
        wrong: w = 2; w = 3 => Too much.
        hint: First.
        hint: Second.
        ```
        ## 다음 단계
        ```bobbin quiz
        ask: Well?
        - no => Oh.
        * yes => Ah.
        ```
        ```bobbin watch
        x
        ```
        ```bobbin break
        plant: x = 0
        say: Something is wrong.
        expect: x == 0
        * x is gone => Yes.
        - y is gone => No.
        hint: Look at x.
        ```
        ```bobbin break {#mend}
        plant: x = 0
        say: Mend x.
        solution: x = 1
        check: x == 1
        hint: It was 1.
        ```
        The end.
        """

    @Test("The header, and the first heading as the title")
    func header() throws {
        let lesson = try LessonParser.parse(source)
        #expect(lesson.id == "sample")
        #expect(lesson.title == "A sample")
        #expect(lesson.seed == 42)
        #expect(lesson.budget == 90)
        #expect(lesson.needs == ["meet-the-data", "a-baseline"])
    }

    @Test("Steps in order, each with a stable id, its heading and its lines")
    func steps() throws {
        let steps = try LessonParser.parse(source).steps
        let lines = steps.map {
            "\($0.id) §\($0.section) \($0.lines.lowerBound)-\($0.lines.upperBound)"
        }
        #expect(
            lines == [
                "a-sample.prose §1 8-14", "guess.prose §2 16-16", "guess.run §2 17-21",
                "guess.run-2 §2 22-25", "big §2 26-34", "guess.predict §2 35-41",
                "do-it §2 42-49", "다음-단계.prose §3 50-50", "다음-단계.quiz §3 51-55",
                "다음-단계.watch §3 56-58", "다음-단계.break §3 59-66", "mend §3 67-73",
                "다음-단계.prose-2 §3 74-74",
            ])
        #expect(steps[1].heading == "Guess before you run")
    }

    @Test("Statements keep their lines; a backslash goes on, comments are no statements")
    func run() throws {
        let steps = try LessonParser.parse(source).steps
        #expect(
            steps[2].content
                == .run([
                    PlannedStatement(text: "x = 1", line: 18),
                    PlannedStatement(text: "y = 2 \\\n  + 3", line: 19),
                ]))
        #expect(steps[3].content == .run([PlannedStatement(text: "z = 3", line: 24)]))
    }

    @Test("A predict step with choices, and one with a number")
    func predict() throws {
        let steps = try LessonParser.parse(source).steps
        guard case .predict(let first) = steps[4].content,
            case .choices(let choices) = first.question,
            case .predict(let second) = steps[5].content, case .number(let number) = second.question
        else {
            Issue.record("these should be predict steps")
            return
        }
        #expect(first.ask.source == "How large is x?")
        #expect(choices.map(\.isRight) == [true, false])
        #expect(choices[0].message.source == "Yes, {{x}}.")
        #expect(first.reveal.map(\.text) == ["x", "y"])
        #expect(first.expect.map(\.expression) == ["x == 1"])
        #expect(number.expression == "percent(y)")
        #expect(number.tolerance == .relative(0.1))
        #expect(number.near?.source == "Near.")
        #expect(number.high == nil)
    }

    @Test("A task with its wrong ways, and both sorts of break")
    func tasks() throws {
        let steps = try LessonParser.parse(source).steps
        let task = try #require(steps[6].task)
        #expect(task.check[0].expression == "w == 1")
        #expect(task.check[0].otherwise?.source == "w is {{w}}.")
        #expect(task.wrong[0].statements.map(\.text) == ["w = 2", "w = 3"])
        #expect(task.hints.map(\.source) == ["First.", "Second."])
        guard case .fault(let named) = steps[10].content, case .cause(let causes) = named.cure
        else {
            Issue.record("this should be a break step with causes")
            return
        }
        #expect(causes.count == 2)
        #expect(named.expect.count == 1)
        #expect(steps[11].task?.solution.map(\.text) == ["x = 1"])
    }

    @Test("Windows line ends and a byte-order mark change nothing")
    func lineEnds() throws {
        let plain = try LessonParser.parse(source)
        let windows = "\u{FEFF}" + source.replacing("\n", with: "\r\n")
        #expect(try LessonParser.parse(windows).steps.map(\.id) == plain.steps.map(\.id))
    }

    @Test("An unmarked heading that comes twice gives different ids")
    func repeatedHeading() throws {
        let steps = try LessonParser.parse(
            lesson("## Try\n```bobbin run\nx = 1\n```\n## Try\n```bobbin run\nx = 2\n```")
        ).steps
        #expect(steps.map(\.id) == ["try.prose", "try.run", "try-2.prose", "try-2.run"])
    }

    @Test(
        "Durations",
        arguments: [
            ("60s", 60.0), ("2m", 120), ("1m30s", 90), ("1.5m", 90), ("60", nil), ("", nil),
            ("0s", nil), ("s", nil), ("1h", nil), ("-5s", nil), ("30s1m", nil), ("1..5s", nil),
        ])
    func durations(text: String, seconds: Double?) {
        #expect(LessonHeader.seconds(text) == seconds)
    }

    @Test("Any bytes are either a lesson or problems, never a crash")
    func anyBytes() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "---\n", "format: 1\n", "id: x\n", "# A\n", "```bobbin task\n", "```bobbin run {#", "}",
            "```\n", "say: ", "* ", "- ", "=> ", "{{", "}}", "{{x}}", "check: ", "\n", "\r\n", " ",
            "x == 1", "\\", "\"", "(((((", "\u{0}", "é", "👩‍👩‍👧", "within: 1e999%\n", ";", "~~~", ":",
        ]
        for _ in 0..<400 {
            let soup = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            _ = problems(soup)
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = problems(String(decoding: bytes, as: UTF8.self))
            let cut = source.unicodeScalars.prefix(Int.random(in: 0..<1200, using: &random))
            _ = problems(String(cut) + soup)
        }
    }
}
