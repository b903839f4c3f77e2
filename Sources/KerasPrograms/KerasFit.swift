import Language
import Statements
import Workbench

/// Training, with its callbacks.
extension KerasProgram {
    mutating func writeFit(_ command: Command, _ done: DoneStatement) {
        begin("fit", done, needsModel: true)
        let text = done.statement.text.asFirstLine
        if done.rewind == 0 { return add("# `\(text)` was taken back by `rewind 0`.") }
        var arguments = isDistributed ? [examples("train")] : [inputs("train"), "train_target"]
        var callbacks: [String] = []
        let isRewound = done.rewind != nil
        let epochs = command.option("epochs") ?? command.values.first { $0.numberValue != nil }
        let count = done.rewind.map(String.init) ?? epochs?.settingText ?? "1"
        if let epoch = done.rewind {
            add("# Bobbin ran `\(text)`,\n# then `rewind \(epoch)`: so many epochs count.")
        }
        arguments.append("epochs=\(count)")
        if let size = batchSize(command.option("batch_size")) { arguments.append(size) }
        if let share = command.option("validation_split") {
            if isDistributed {
                // Keras would cut after the sharing, anywhere; here the cut comes first.
                add("kept = int(len(train_target) * (1 - \(share.settingText)))")
                arguments[0] = "*share(\(inputs("train"))[:kept], train_target[:kept])"
                arguments.append(
                    "validation_data=share(\(inputs("train"))[kept:], train_target[kept:])")
            } else {
                arguments.append("validation_split=\(share.settingText)")
            }
        }
        if let shuffle = command.option("shuffle") {
            arguments.append("shuffle=\(shuffle.settingText)")
        }
        if case .list(let weights)? = command.option("class_weight")?.kind {
            let items = weights.enumerated().map { "\($0): \($1.settingText)" }
            arguments.append("class_weight={\(items.joined(separator: ", "))}")
        }
        let validation =
            "validation_data=\(isDistributed ? "share" : "")(\(inputs("val")), val_target)"
        if command.option("validate")?.kind == .boolean(true) { arguments.append(validation) }
        for value in command.values {
            switch value.kind {
            case .word("validate"): arguments.append(validation)
            case .word(let word): writeCallback(word, [], &callbacks, isRewound)
            case .call(let callee, let settings):
                let name = callee.dottedName?.split(separator: ".").last.map(String.init)
                writeCallback(name ?? "", settings, &callbacks, isRewound)
            default: break
            }
        }
        if !callbacks.isEmpty {
            arguments.append("callbacks=[\(callbacks.joined(separator: ", "))]")
        }
        add(Python.call("history = model.fit", arguments))
        fitsSinceCompile += 1
        guard keepsRuns else { return }
        if !hasRuns { addBeforeLoop("runs = {}") }
        hasRuns = true
        // In a loop every round is a run of its own.
        let number = isInLoop ? "len(runs) + 1" : String(done.run ?? 1)
        add("runs[\(number)] = history.history")
    }

    /// Writes a callback into a name of its own, as the tutorials do.
    private mutating func writeCallback(
        _ name: String, _ settings: [Argument], _ callbacks: inout [String], _ isRewound: Bool
    ) {
        guard
            let place = FitCallbacks.names.firstIndex(of: name)
                ?? FitCallbacks.kerasNames.firstIndex(of: name)
        else { return }
        // Up to the epoch that was gone back to it had not stopped anything.
        if isRewound, FitCallbacks.kerasNames[place] == "EarlyStopping" { return }
        let (variable, kind) = (FitCallbacks.names[place], FitCallbacks.kerasNames[place])
        let writesFile = kind == "ModelCheckpoint" || kind == "CSVLogger"
        let arguments = settings.map { setting in
            switch setting.name?.text {
            case let name?: "\(name)=\(setting.value.settingText)"
            case nil where writesFile: setting.value.settingText
            case nil: "patience=\(setting.value.settingText)"
            }
        }
        add(
            Python.call("\(variable) = keras.callbacks.\(kind)", arguments), importing: .keras)
        // One host writes the files.
        let isShared = isDistributed && writesFile
        callbacks.append(isShared ? "*([\(variable)] if host == 0 else [])" : variable)
    }
}
