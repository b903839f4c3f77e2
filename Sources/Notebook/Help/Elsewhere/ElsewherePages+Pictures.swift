/// What Keras has for pictures.
extension ElsewherePage {
    static let ofPictures = [
        ElsewherePage(
            "Conv2D", line: "keras.layers.Conv2D(32, 3, activation=\"relu\")",
            next:
                "take `Flatten` away from the front, put `Conv2D` and `MaxPooling2D` there, and `Flatten` behind them",
            """
            A layer that looks for small patterns everywhere in a picture. A `Dense` unit has a weight for every pixel: what it learns about an edge at the top left it does not know at the bottom right. A unit of `Conv2D`, called a filter, has weights for a patch of 3 by 3 pixels alone, and is laid on every place of the picture, one after the other, with the same weights.

            What a filter answers at each place is a picture again, called a feature map: bright where the pattern is, dark where it is not. `Conv2D(32, 3)` learns 32 such filters. The first layers find edges and spots, later ones put these together to corners, collars and heels.

            It needs few weights: 32 filters of 3 · 3 on grey pictures are 32 · (9 + 1) = 320 numbers, where `Dense 100` on 784 pixels has 78,500. And what it has learned at one place holds at every other. That is why networks for pictures are built of it: on Fashion-MNIST it lifts the accuracy from about 0.89 to about 0.92.

            It takes pictures with a depth, (28, 28, 1), which `reshape 28 28 1` makes. `padding="same"` keeps the size of the picture, `strides=2` halves it. `Conv1D` does the same along a line of time, `Conv3D` in a film or a scan.
            """),
        ElsewherePage(
            "MaxPooling2D", line: "keras.layers.MaxPooling2D(2)",
            next: "it stands behind a `Conv2D`: `keras.layers.MaxPooling2D(2)`",
            """
            A layer that makes pictures smaller. It cuts each feature map into patches of 2 by 2 and keeps the largest number of each: (28, 28) becomes (14, 14). It learns nothing and has no weights.

            It stands behind `Conv2D`, which has just said where a pattern is. Whether it is a pixel further left or right then no longer matters, and the layers behind have a quarter of the numbers to work on, so that each of their filters sees a larger piece of the picture.

            `AveragePooling2D` takes the mean of a patch in place of the largest. `GlobalAveragePooling2D` makes one number of each whole feature map, and is often put before the last `Dense` in place of `Flatten`: it saves nearly all the weights there. `strides=2` in a `Conv2D` is another way to the same end.
            """),
        ElsewherePage(
            "data augmentation", line: "keras.layers.RandomFlip(\"horizontal\")",
            next:
                "put layers such as `keras.layers.RandomFlip(\"horizontal\")` in front of the model",
            """
            A way to learn more from the pictures there are. Each time a picture is shown to the network it is changed a little at random: mirrored, turned by a few degrees, moved, made brighter. A shoe stays a shoe, and the network never sees exactly the same pixels twice, so that it cannot learn them by heart.

            It is a way against overfitting, as `Dropout` is, and helps most where there are few pictures. It costs time: every epoch is slower and more epochs are needed. Only changes that keep the right answer are any good: a mirrored 3 is no 3, and a 6 upside down is a 9.

            In Keras the changes are layers: `RandomFlip`, `RandomRotation`, `RandomZoom`, `RandomTranslation`, `RandomContrast`. They work in `fit` alone; `evaluate` and `predict` see the pictures as they are. `Resizing` and `CenterCrop`, which stand beside them, bring pictures to one size and change nothing at random. Older programs use `ImageDataGenerator`, which Keras no longer recommends.
            """),
        ElsewherePage(
            "transfer learning",
            line: "keras.applications.MobileNetV2(weights=\"imagenet\", include_top=False)",
            next: "begin with a network of `keras.applications` and keep your own last layers",
            """
            Starting from what a network has already learned on other data. `keras.applications` holds networks such as `MobileNetV2`, `ResNet50` and `EfficientNetB0` with weights from ImageNet, more than a million photographs of a thousand kinds of things. Their first layers know edges, textures and shapes, which are the same in your pictures.

            One takes such a network without its last layer, freezes it (`base.trainable = False`), so that training leaves it alone, and puts an own `Dense` with a softmax behind it. That alone learns, and a few hundred pictures are often enough. Afterwards some of the frozen layers may be set free and trained on with a learning rate a hundred times smaller; that is called fine-tuning.

            It is the usual way for photographs: hardly anybody trains such a network from nothing. The pictures must be brought to the size and the range that the network learned with; each comes with a `preprocess_input` that does so. For texts the same is done with language models.
            """),
    ]
}
