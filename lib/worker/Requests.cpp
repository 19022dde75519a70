// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/Requests.h"

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/Session.h"

#include "ArrayRequests.h"
#include "AttributeRequests.h"
#include "BadRequest.h"
#include "DataRequests.h"
#include "FileReadingJob.h"
#include "OpenRequests.h"
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
    case protocol::Request::kOpenFile: // see makeJob
    case protocol::Request::kCancel:   // carried out by the request loop
    case protocol::Request::kCreateFile:
    case protocol::Request::kStartEditing:
    case protocol::Request::kStopEditing:
    case protocol::Request::kEdit:
    case protocol::Request::kUndo:
    case protocol::Request::kRedo:
    case protocol::Request::kMeasureRemoval:
    case protocol::Request::kSaveAs:
    case protocol::Request::BODY_NOT_SET:
        break;
    }
    throw BadRequest("This worker does not know what is asked; it may be older than the window.",
                     {.attempt = "answer the request"});
}

} // namespace

std::unique_ptr<Job> makeJob(const protocol::Request& request, Session& session)
{
    if (request.has_open_file())
        return makeOpenFileJob(request.open_file(), session);
    return std::make_unique<FileReadingJob>(session, [request, &session] { return makeReadingJob(request, session); });
}

} // namespace h5scout::worker
