// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/Result.h"

namespace h5scout
{

QString UserError::sentence() const
{
    QStringList sentences;
    for (const QString& part : {what, why, whatToDo}) {
        if (!part.isEmpty())
            sentences.append(part);
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace h5scout
