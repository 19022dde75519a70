// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotSaver.h"

#include <vector>

#include <QFileInfo>

#include "ui/export/DataExport.h"
#include "ui/plotpane/PlotExport.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotView.h"
#include "ui/save/SaveChoices.h"
#include "ui/save/SaveDialog.h"
#include "ui/save/SaveTarget.h"

namespace h5scout::ui
{

PlotSaver::PlotSaver(PlotPane* pane)
    : QObject(pane)
    , m_pane(pane)
{
    connect(pane, &PlotPane::saveRequested, this, &PlotSaver::openDialog);
    connect(pane, &PlotPane::copyDataRequested, this, &PlotSaver::copyNumbers);
    connect(pane, &PlotPane::told, this, &PlotSaver::told);
}

SaveSubject PlotSaver::subjectOf(const PlotView* view, const QString& name)
{
    const std::vector<PlotPart>& parts = view->parts();
    SaveSubject subject;
    subject.name = name;
    subject.plot = view->currentPlot();
    subject.visible = exportRequest(parts, view->visibleRanges());
    subject.whole = exportRequest(parts);
    if (parts.empty())
        return subject;
    const PlotPart& first = parts.front();
    for (const PlotPart& part : parts)
        if (part.source.file && !subject.sources.contains(part.source.file->filePath()))
            subject.sources << part.source.file->filePath();
    if (!subject.sources.isEmpty()) {
        const QFileInfo file(subject.sources.front());
        subject.title = file.fileName() + QStringLiteral("::") + displayName(first.path());
        subject.baseName = suggestedName(file.filePath(), first.path());
        subject.folder = file.absolutePath();
    }
    return subject;
}

void PlotSaver::openDialog()
{
    std::vector<SaveSubject> subjects{subjectOf(m_pane->signalView(), tr("Signal"))};
    if (!m_pane->navigationView()->isHidden() && m_pane->navigationView()->currentPlot()) {
        subjects.push_back(subjectOf(m_pane->navigationView(), tr("Navigation map")));
        subjects.back().baseName += QStringLiteral("_map");
    }
    auto* dialog = new SaveDialog(std::move(subjects), m_pane);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveDialog::saved, this, &PlotSaver::told);
    dialog->open();
}

void PlotSaver::copyNumbers()
{
    const PlotView* view = m_pane->signalView();
    const std::optional<ExportRequest> numbers = exportRequest(view->parts(), view->visibleRanges());
    if (!numbers)
        return;
    delete m_copying; // a newer wish replaces the older one
    m_copying = new DataExport(*numbers, {.separator = Separator::Tab, .hasComments = false}, this);
    const QString sentence = tr("Copied %1.").arg(formatRowCount(exportSize(*numbers).rows));
    connect(m_copying, &DataExport::finished, this, [this, sentence] {
        m_copying->deleteLater();
        Q_EMIT told(sentence);
    });
    connect(m_copying, &DataExport::failed, this, [this](const UserError& error) {
        m_copying->deleteLater();
        Q_EMIT m_pane->errorRaised(error);
    });
    m_copying->copy();
}

} // namespace h5scout::ui
