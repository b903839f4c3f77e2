import Output

/// Plots of every kind, to be drawn in every form.
enum PlotSamples {
    static let all = [losses, runs, factors, points, gaps, onePoint, constant]

    /// Twelve epochs in which the training loss falls and the other turns.
    static let losses: Plot = {
        let epochs = (1...12).map(Double.init)
        let training = epochs.map { Double?.some(0.2 + 0.4 / $0) }
        let validation = epochs.map { Double?.some(0.3 + 0.002 * ($0 - 5) * ($0 - 5)) }
        return Plot(
            title: "loss and val_loss over 12 epochs", x: .init("epoch", isWhole: true),
            y: .init("loss"),
            curves: [
                .init(name: "loss", kind: .training, x: epochs, y: training),
                .init(name: "val_loss", kind: .validation, x: epochs, y: validation, best: 4),
            ], remarks: ["val_loss was not measured in epoch 13."], description: "Both fall.")
    }()

    /// Two runs of 50 epochs, each measured on both.
    static let runs: Plot = {
        let epochs = (1...50).map(Double.init)
        let curves = [3, 5].flatMap { run in
            [Plot.Curve.Kind.training, .validation].map { kind in
                let values = epochs.map { epoch -> Double? in
                    Double(run) / epoch + (kind == .validation ? 0.3 : 0)
                }
                return Plot.Curve(
                    name: "run \(run) \(kind == .validation ? "val_loss" : "loss")", kind: kind,
                    run: run, x: epochs, y: values, best: kind == .validation ? 49 : nil)
            }
        }
        return Plot(
            title: "loss and val_loss of runs 3 and 5", x: .init("epoch", isWhole: true),
            y: .init("loss"), curves: curves, description: "Run 3 is lower.")
    }()

    /// From a thousandth to a thousand on a logarithmic axis.
    static let factors: Plot = {
        let places = (0..<60).map { Double($0) / 59 }
        var value = 0.001
        let values = places.map { _ -> Double? in
            defer { value *= 1.2638 }
            return value
        }
        return Plot(
            title: "y over x", x: .init("x"), y: .init("y", isLogarithmic: true),
            curves: [.init(name: "y", x: places, y: values)], description: "It grows.")
    }()

    /// Points that no line joins, and a line through them.
    static let points: Plot = {
        let places = (0..<20).map { Double($0) / 10 }
        let noise = [0.3, -0.2, 0.1, -0.4, 0.2]
        return Plot(
            title: "data and line over x", x: .init("x"), y: .init(""),
            curves: [
                .init(
                    name: "data", x: places,
                    y: places.enumerated().map { $1 * 3 + noise[$0 % 5] }, isJoined: false),
                .init(name: "line", x: places, y: places.map { $0 * 3 }),
            ], description: "The line runs through the points.")
    }()

    /// A curve that is cut in two places, with one value alone between them.
    static let gaps: Plot = {
        let values = (0..<100).map { index -> Double? in
            index == 50 ? 1.5 : (30..<70).contains(index) ? nil : Double(index % 10)
        }
        return Plot(
            title: "y", x: .init("place", isWhole: true), y: .init("y"),
            curves: [.init(name: "y", x: (0..<100).map(Double.init), y: values)],
            remarks: ["y is no number (nan) at places 30 to 49 and 51 to 69: a gap."],
            description: "A saw.")
    }()

    static let onePoint = Plot(
        title: "loss over 1 epoch", x: .init("epoch", isWhole: true), y: .init("loss"),
        curves: [.init(name: "loss", kind: .training, x: [1], y: [0.5222])],
        remarks: ["One epoch is one point; more of them make a curve."],
        description: "loss is 0.5222 in epoch 1.")

    static let constant = Plot(
        title: "loss over 3 epochs", x: .init("epoch", isWhole: true), y: .init("loss"),
        curves: [.init(name: "loss", kind: .training, x: [1, 2, 3], y: [2.3026, 2.3026, 2.3026])],
        description: "loss stays at 2.3026.")
}
