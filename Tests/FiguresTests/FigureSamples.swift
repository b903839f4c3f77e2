import Output

/// A block of every kind that is drawn.
enum FigureSamples {
    static let all: [Block] = [
        .plot(plot), .bars(bars), .bars(distribution), .prediction(prediction),
        .pictures([picture]),
        .pictures([weights, weights]), .matrix(confusion), .matrix(kernel), .matrix(figures),
    ]

    static let plot = Plot(
        title: "loss and val_loss over 3 epochs", x: .init("epoch", isWhole: true),
        y: .init("loss"),
        curves: [
            .init(name: "loss", kind: .training, x: [1, 2, 3], y: [0.9, 0.5, 0.3]),
            .init(name: "val_loss", kind: .validation, x: [1, 2, 3], y: [0.8, 0.6, nil], best: 1),
        ], remarks: ["val_loss is no number (nan) in epoch 3: a gap."],
        description: "loss falls from 0.9 to 0.3.")

    static let bars = Bars(
        title: "3 examples in train", labelTitle: "class", valueTitle: "examples",
        bars: [.init("0 Shirt", 2), .init("1 Coat", 1)], total: 3, description: "Most are shirts.")

    static let distribution = Bars(
        title: "x: 10 numbers", labelTitle: "x", valueTitle: "numbers",
        bars: [.init("", 8), .init("", 2)], total: 10, edges: [0, 0.5, 1],
        remarks: ["From 0 to 1.", "`histogram y` shows the other."], description: "Most are small.")

    static let picture = Picture(
        width: 2, height: 2, shades: [0, 255, 255, 0], caption: "0 Shirt\nval 7",
        description: "a chequered shirt")

    static let weights = Picture(
        width: 2, height: 1, values: [-0.5, 0.5], scale: .diverging(to: 0.5), caption: "unit 0",
        description: "two weights")

    static let prediction = Prediction(
        picture: picture,
        outputs: Bars(
            title: "train 0: says 0 Shirt", labelTitle: "class", valueTitle: "share",
            measure: .share,
            bars: [.init("0 Shirt", 0.75, note: "right answer"), .init("1 Coat", 0.25)], whole: 1,
            description: "The model gives Shirt 75.0%."))

    static let confusion = Matrix(
        title: "val: 5 of 8 right",
        rows: .init("right answer", labels: ["0", "1"], names: ["Shirt", "Coat"]),
        columns: .init("said", labels: ["0", "1"], names: ["Shirt", "Coat"]),
        values: [[4, 0], [3, 1]], shading: .shareOfRow)

    static let kernel = Matrix(
        title: "hidden.kernel", rows: .init("input", labels: (0..<300).map(String.init)),
        columns: .init("unit", labels: (0..<100).map(String.init)),
        values: (0..<300).map { row in (0..<100).map { Double(row - 150) * Double($0) / 15000 } },
        shading: .diverging)

    static let figures = Matrix(
        rows: .init("class", labels: ["0"], names: ["Shirt"]),
        columns: .init("figure", labels: ["recall", "precision"]), values: [[0.5, .nan]],
        shading: .zeroToOne, footer: ["recall: of a class, the share that was found"])
}
