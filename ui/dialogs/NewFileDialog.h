// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/client/EditTypes.h"
#include "ui/dialogs/FormDialog.h"

class QRadioButton;

namespace h5scout::ui
{

class TargetField;

/// A new file: where, like which of PyMoDAQ's backends it is written, and its title.
class NewFileDialog : public FormDialog
{
    Q_OBJECT
public:
    /// `folder`: where to, unless another is typed.
    explicit NewFileDialog(const QString& folder, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const QString& path, const h5scout::NewFile& file);

protected:
    Verdict verdict() const override;
    void request() override;
    void submit() override;

private:
    NewFile file() const;

    TargetField* m_target;
    QRadioButton* m_tables;
    QRadioButton* m_h5py;
    QLineEdit* m_title;
};

} // namespace h5scout::ui
