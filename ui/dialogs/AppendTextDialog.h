// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/client/EditTypes.h"
#include "ui/dialogs/AppendTarget.h"
#include "ui/dialogs/FormDialog.h"

class QCheckBox;
class QPlainTextEdit;

namespace h5scout::ui
{

/// A text for an array of texts, such as a line of a log with date and time in front of it (of PyMoDAQ's arrays, unless
/// it was switched off). Ctrl+Enter appends it.
class AppendTextDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit AppendTextDialog(const AppendTarget& target, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::AppendText& text);

protected:
    Verdict verdict() const override;
    void request() override;
    QString lossOfReject() const override;

private:
    /// With date and time of now, if they are wanted.
    QString wholeText() const;

    AppendTarget m_target;
    QPlainTextEdit* m_text;
    QCheckBox* m_hasTime;
};

} // namespace h5scout::ui
