// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/Requests.h"

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/Session.h"

#include "ArrayRequests.h"
#include "AttributeRequests.h"
#include "BadRequest.h"
#include "DataRequests.h"
#include "EditRequests.h"
#include "FileReadingJob.h"
#include "FindReferrers.h"
#include "MeasureRemoval.h"
#include "OpenRequests.h"
#include "SaveAs.h"
#include "TreeRequests.h"

namespace h5scout::worker
{

namespace
{

std::unique_ptr<Job> makeReadingJob(const protocol::Request& request, Session& session)
{
    switch (request.body_case()) {
    case protocol::Request::kDescribe:
        return makeDescribeJob(request.describe(), session);
    case protocol::Request::kListChildren:
        return makeListChildrenJob(request.list_children(), session);
    case protocol::Request::kListAttributes:
        return makeListAttributesJob(request.list_attributes(), session);
    case protocol::Request::kReadArray:
        return makeReadArrayJob(request.read_array(), session);
    case protocol::Request::kReadEnvelope:
        return makeReadEnvelopeJob(request.read_envelope(), session);
    case protocol::Request::kReadImage:
        return makeReadImageJob(request.read_image(), session);
    case protocol::Request::kDescribeData:
        return makeDescribeDataJob(request.describe_data(), session);
    case protocol::Request::kReadProjection:
        return makeReadProjectionJob(request.read_projection(), session);
    case protocol::Request::kReadStatistics:
        return makeReadStatisticsJob(request.read_statistics(), session);
    case protocol::Request::kWalk:
        return makeWalkJob(request.walk(), session);
    case protocol::Request::kReadAttribute:
        return makeReadAttributeJob(request.read_attribute(), session);
    case protocol::Request::kMeasureRemoval:
        return makeMeasureRemovalJob(request.measure_removal(), session);
    case protocol::Request::kFindReferrers:
        return makeFindReferrersJob(request.find_referrers(), session);
    case protocol::Request::kSaveAs:
        return makeSaveAsJob(request.save_as(), session);
    default: // the rest: see makeJob
        break;
    }
    throw BadRequest("This worker does not know what is asked; it may be older than the window.",
                     {.attempt = "answer the request"});
}

} // namespace

std::unique_ptr<Job> makeJob(const protocol::Request& request, Session& session)
{
    switch (request.body_case()) {
    case protocol::Request::kOpenFile:
        return makeOpenFileJob(request.open_file(), session);
    case protocol::Request::kCreateFile:
        return makeCreateFileJob(request.create_file(), session);
    case protocol::Request::kStartEditing:
        return makeStartEditingJob(request.start_editing(), session);
    case protocol::Request::kStopEditing:
        return makeStopEditingJob(session);
    case protocol::Request::kEdit:
        return makeEditJob(request.edit(), session);
    case protocol::Request::kUndo:
        return makeUndoJob(request.undo(), session);
    case protocol::Request::kRedo:
        return makeRedoJob(request.redo(), session);
    default:
        break;
    }
    const auto afterEdit = request.has_walk() ? FileReadingJob::AfterEdit::End : FileReadingJob::AfterEdit::StartAgain;
    return std::make_unique<FileReadingJob>(
        session, [request, &session] { return makeReadingJob(request, session); }, afterEdit);
}

} // namespace h5scout::worker
