// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/UndoSetting.h"

#include <algorithm>

#include <QSettings>

namespace h5scout::ui
{

namespace
{
const QString kUndoKey = QStringLiteral("editing/undoMebibytes");
constexpr int kMebibyteBits = 20;
} // namespace

int storedUndoMebibytes()
{
    const int standard = static_cast<int>(EditOptions{}.historyBytes >> kMebibyteBits);
    bool isNumber = false;
    const int stored = QSettings().value(kUndoKey).toInt(&isNumber);
    return std::clamp(isNumber ? stored : standard, kLeastUndoMebibytes, kMostUndoMebibytes);
}

void storeUndoMebibytes(int mebibytes)
{
    QSettings().setValue(kUndoKey, mebibytes);
}

EditOptions editOptions()
{
    EditOptions options;
    options.historyBytes = static_cast<std::uint64_t>(storedUndoMebibytes()) << kMebibyteBits;
    return options;
}

} // namespace h5scout::ui
