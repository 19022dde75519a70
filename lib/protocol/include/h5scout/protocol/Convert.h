// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/protocol/h5scout.pb.h"

#include "h5scout/value/DataType.h"
#include "h5scout/value/ElementType.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Shape.h"
#include "h5scout/value/Value.h"

namespace h5scout::protocol
{

// Values to messages. They throw h5scout::Error for a value that is nested deeper than a message may be.

ElementType toMessage(const h5scout::ElementType& type);
Array toMessage(const NdArray& array);
Value toMessage(const h5scout::Value& value);
DataType toMessage(const h5scout::DataType& type);
void setShape(google::protobuf::RepeatedField<std::uint64_t>& field, const Shape& shape);

// Messages to values. The peer is not trusted: what is missing, contradicts itself or goes beyond a limit throws
// h5scout::Error, and nothing is allocated but in proportion to the message.

h5scout::ElementType elementTypeFrom(const ElementType& message);
NdArray arrayFrom(const Array& message);
h5scout::Value valueFrom(const Value& message);
h5scout::DataType dataTypeFrom(const DataType& message);
Shape shapeFrom(const google::protobuf::RepeatedField<std::uint64_t>& field);

} // namespace h5scout::protocol
