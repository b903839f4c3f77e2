import Foundation
import TestSupport
import Testing

/// Whole lessons of the course in a pseudo-terminal of 80 columns and 24 rows, on the drawn data set:
/// played from the first screen to the last by somebody who errs, asks, turns back, tries things out,
/// leaves and comes back.
@Suite(.serialized) struct CourseTerminalTests {
    private let home: Home
    init() { home = Home() }

    /// What is typed, and what the screen says to it. Enter alone may take a few: it goes on until
    /// that is said.
    private typealias Line = (typed: String, said: String)

    private static let source = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "lessons").path

    /// The course in a folder, on the data set that needs no file.
    private func course() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.source)
        for name in names where name.hasSuffix(".md") {
            let text = try String(contentsOfFile: Self.source + "/" + name, encoding: .utf8)
            _ = try home.write(
                text.replacing("load fashion_mnist", with: "load fashion_sketch"),
                to: "course/" + name)
        }
        return home.path + "/course"
    }

    /// A lesson at a prompt, by its number or where the learner left off.
    private func shell(_ lesson: [String], in course: String) throws -> Terminal {
        // The program of a session is longer than the screen; nobody turns its pages here.
        try Terminal(
            ["lesson"] + lesson + ["--lessons", course], home: home, environment: ["PAGER": "cat"])
    }

    private func play(_ lines: [Line], in shell: Terminal, steps: Int) throws {
        for line in lines {
            var said = try answer(to: line.typed, shell, steps)
            for _ in 0..<2 where line.typed.isEmpty && !said.contains(line.said) {
                said += " " + (try answer(to: "", shell, steps))
            }
            #expect(said.contains(line.said), "to “\(line.typed)”: \(said)")
        }
    }

    /// What is said up to the next prompt, in one line.
    private func answer(to typed: String, _ shell: Terminal, _ steps: Int) throws -> String {
        let rows = typed.split(separator: "\n", omittingEmptySubsequences: false)
        for row in rows.dropLast() {
            shell.enter(String(row))
            try shell.wait(for: "... ")
        }
        shell.enter(String(rows.last ?? ""))
        let said = try shell.wait(for: typed == "play" ? "play> " : "/\(steps)> ", seconds: 60)
        return said.withoutEscapes.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func leave(_ shell: Terminal, saying text: String) throws {
        shell.enter("quit")
        try shell.wait(for: text)
        #expect(try shell.status() == 0)
    }

    @Test("Lesson 1, from the first screen to the last")
    func meetTheData() throws {
        let course = try course()
        let first = try shell(["1"], in: course)
        try first.wait(for: "lesson 1 · 1/15> ")
        try play(
            [
                ("", "Nobody writes down"), ("", "There are two pairs"),
                ("", "How many numbers is a single picture"), ("many", "That is no number"),
                ("700", "✗ You guessed 700; it is 784."), ("", "Here is the first of them"),
                ("", "You knew what it is at a glance"), ("", "A pixel is a whole number"),
                ("f", "That is none of the answers."), ("a", "The answer is b: 0 beside the thing"),
                ("", "Before anything is computed"), ("", "One thing to a picture"),
                ("", "Each of the ten kinds"), ("", "What may a network conclude"),
                ("c", "Try another."), ("b", "A label is a name"), ("", "Find the first trouser"),
                ("hint", "Hint 1 of 3"), ("trouser = 1", "✗ 1 is the number of the class."),
                ("labels 5", "Ankle boot"), ("back", "Back to the step before"),
                ("b", "A label is a name"), ("", "Find the first trouser"),
                ("play", "Try whatever"),
            ], in: first, steps: 15)
        first.enter("trouser = 7")
        try first.wait(for: "play> ")
        try play(
            [
                ("resume", "Find the first trouser"),
                ("trouser = argmax(train_target == 1)", "Done."),
            ],
            in: first, steps: 15)
        try leave(first, saying: "is kept.")
        let later = try shell([], in: course)
        #expect(try later.wait(for: "/15> ").contains("You left off at step 9 of 15."))
        try play(
            [
                ("5000", "every class has exactly a tenth"), ("", "One more look"),
                ("", "Most of every picture"), ("", "Scale the pictures so"),
                ("scale 784", "784 is the number of pixels"), ("undo", "nothing to take back"),
                ("solution", "Type it yourself, or Enter runs it"), ("", "It was done to"),
                ("", "Which one will it have"), ("b", "No number was lost"),
                ("", "Whoever has learned"), ("", "The first ten are no longer"),
                ("", "What are the first ten labels this time"), ("a", "The answer is b"),
                ("", "Prepare the data yourself"), ("load fashion_sketch", "… Still to be scaled"),
                ("scale 255", "… Still to be laid in a row"),
                ("split 0.2 seed=42", "… Still to be"),
                ("reshape 784", "There they are again"), ("", "The end of Meet the data"),
                ("progress", "Guesses: 1 of 5 near the truth."),
            ], in: later, steps: 15)
        try leave(later, saying: "Meet the data is done.")
    }

    @Test("Lesson 3, from the first screen to the last")
    func firstNetwork() throws {
        let course = try course()
        let first = try shell(["3"], in: course)
        try first.wait(for: "lesson 3 · 1/16> ")
        try play(
            [
                ("", "Every project begins with examples"), ("", "You know these from lesson 1"),
                ("", "Look at them the way"), ("", "To the network the right answer"),
                ("", "The three habits of lesson 1"), ("", "What are those 12,000 for?"),
                ("a", "Try another."), ("b", "A good mark there"),
                ("", "How many numbers will this layer have to learn"),
                ("784*10", "✗ You guessed 7,840; it is 7,850."), ("", "How wrong is wrong"),
                ("", "The long name is worth reading"), ("", "What will its loss be"),
                ("a", "The answer is b: about 2.3."), ("", "Train the network for five epochs"),
                ("hint", "Hint 1 of 3"), ("fit", "✗ fit alone is a single epoch"),
                ("fit 2", "… That makes 2 of five epochs. fit 3 goes on from here."),
                ("fit 3", "✓ Done."), ("", "How will it do on the 12,000"),
                ("a", "The answer is b: About as well."), ("", "Look at its answers"),
                ("", "add up to?"), ("b", "0.05 is left for the rest"),
                ("", "one_layer = val_accuracy"), ("", "How will it do after five epochs"),
                // Set up at once; the training waits for Enter.
                ("b", "▸ fit 5 ▸ evaluate val Enter runs them."), ("", "The answer is c"),
                ("", "Build and train a network of your own"), ("play", "Try whatever"),
            ], in: first, steps: 16)
        first.enter("model Dense(3, relu), Dense(10, softmax)")
        try first.wait(for: "play> ")
        try play(
            [
                ("resume", "Build and train"), ("model", "… The new network has no layers yet."),
                ("add Dense 10 softmax", "… It is not trained yet"),
            ], in: first, steps: 16)
        try leave(first, saying: "is kept.")
        let later = try shell([], in: course)
        #expect(
            try later.wait(for: "/16> ", seconds: 60).contains("You left off at step 14 of 16."))
        try play(
            [
                ("model Dense(128, relu), Dense(10, softmax)", "… It is not trained yet"),
                ("compile adam", "… It is not trained yet"), ("fit 8", "✓ Done."),
                ("", "You have looked at the pictures in val"), ("", "on pictures that neither"),
                ("", "Every name you used"), ("", "import keras"),
                ("", "The end of Your first network"),
            ], in: later, steps: 16)
        try leave(later, saying: "Your first network is done.")
    }

    @Test("Lesson 7, from the first screen to the last")
    func underTheHood() throws {
        let course = try course()
        let first = try shell(["7"], in: course)
        try first.wait(for: "lesson 7 · 1/16> ")
        let record = "record cost = mean((y - (w * x + b)) ^ 2)"
        func rounds(_ count: Int) -> String {
            """
            repeat \(count)
            record cost = mean((fares - (w * x + b)) ^ 2)
            gradient cost w b
            apply sgd learning_rate=0.1
            end
            """
        }
        try play(
            [
                ("", "A taxi asks a fixed sum"), ("", "You have seen the rule"),
                ("", "It knows this much"), ("", "every ride is free"),
                ("", "What is their mean, roughly"), ("30", "✓ You guessed 30; it is 28.75."),
                ("", "two screws to turn"), ("", "Picture a valley"),
                ("", "What will the one for b be"), ("c", "The answer is a: Negative too."),
                ("", "Where will w be after the step"),
                ("1.25", "✓ You guessed 1.2500; it is 1.2500."),
                ("", "Do the second round yourself"),
                ("apply sgd learning_rate=0.1", "✗ That went on along the old slopes"),
                ("hint", "Hint 1 of 3"), (record, "… So far, so good"), ("undo", "Took back"),
                (record, "cost = 8.838542"), ("gradient cost w b", "d cost / d w = -6.958333"),
                ("apply sgd", "✗ Nearly: without learning_rate"),
                ("apply sgd learning_rate=0.1", "Two rounds ago everything was free."),
                ("", "so let repeat run them"), ("", "the line nearly goes through"),
                ("", "What will the steps be like"), ("back", "Back to the step before"),
                ("", "the line nearly goes through"), ("", "What will the steps be like"),
                ("a", "There they are: 3.000 and 2.000"), ("", "Where does one step"),
            ], in: first, steps: 16)
        try leave(first, saying: "is kept.")
        let later = try shell([], in: course)
        #expect(try later.wait(for: "/16> ").contains("You left off at step 10 of 16."))
        try play(
            [
                ("3", "✗ You guessed 3; it is 6.2500."),
                ("", "try a smaller learning rate"), ("", "Dense 1 with one input"),
                ("", "Now comes the whole lesson in one question"),
                ("", "What weight will the layer have"), ("b", "Even the losses in the column"),
                ("", "Did they get it right"), ("", "The second-last column"),
                ("", "These are your ten rounds in TensorFlow"),
                ("", "This one rounds its prices"), ("", "No straight line"),
                ("", "Find w and b of the line"), ("variable w = 0", "w = 0"),
                ("variable b = 0", "… So far, so good. Now the rounds"),
                (rounds(20), "… Not at the bottom yet"), (rounds(200), "✓ Done."),
                ("", "The end of Under the hood"),
            ], in: later, steps: 16)
        try leave(later, saying: "Under the hood is done.")
    }
}
