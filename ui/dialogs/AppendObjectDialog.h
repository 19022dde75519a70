// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/client/EditTypes.h"
#include "ui/dialogs/AppendTarget.h"
#include "ui/dialogs/FormDialog.h"

class QPlainTextEdit;

namespace h5scout::ui
{

/// One object for PyTables' arrays of Python objects, written as a Python literal: it is read as one, never evaluated.
class AppendObjectDialog : public FormDialog
{
    Q_OBJECT
public:
    /// `target` has areObjects.
    explicit AppendObjectDialog(const AppendTarget& target, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::AppendText& literal);

protected:
    Verdict verdict() const override;
    void request() override;
    QString lossOfReject() const override;

private:
    AppendTarget m_target;
    QPlainTextEdit* m_literal;
};

} // namespace h5scout::ui
