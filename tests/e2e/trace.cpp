// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace readyscope::test {

namespace {

qint64 timeOf(const QJsonObject& line) {
    const QString type = line["type"].toString();
    if (type == "wait")
        return line["returned"].toInteger();
    if (type == "gap")
        return line["to"].toInteger();
    return line[type == "clock" || type == "capture" ? "monotonic" : "t"].toInteger();
}

QString quoted(const QJsonObject& line) {
    return QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

QString faultOfTotals(const Lines& lines) {
    const QJsonObject end = lines.last();
    if (end["type"] != "end")
        return "the last line is " + quoted(end);
    qint64 lost = 0;
    for (const QJsonObject& gap : ofType(lines, "gap"))
        lost += gap["lost"].toInteger();
    if (end["transitions"].toInteger() != ofType(lines, "transition").size() || end["lost"].toInteger() != lost)
        return "the totals differ from the lines: " + quoted(end);
    const qsizetype waits = ofType(lines, "wait").size();
    if (waits > 0 && end["waits"].toInteger() != waits)
        return "the waits differ from the lines: " + quoted(end);
    return {};
}

QString faultOfSocket(const QJsonObject& line, QHash<qint64, QJsonValue>& revents) {
    const QString type = line["type"].toString();
    if (type == "socket") {
        if (const qint64 id = line["id"].toInteger(); !revents.contains(id))
            revents[id] = QJsonArray();
        return {};
    }
    if (type != "transition" && type != "hit")
        return {};
    const qint64 socket = line["socket"].toInteger();
    if (!revents.contains(socket))
        return "a socket that was not told: " + quoted(line);
    if (type == "hit")
        return {};
    if (line["previous"] != revents[socket] || line["previous"] == line["revents"])
        return "previous does not follow: " + quoted(line);
    revents[socket] = line["revents"];
    return {};
}

} // namespace

Lines ofType(const Lines& lines, const QString& type) {
    Lines found;
    for (const QJsonObject& line : lines)
        if (line["type"] == type)
            found.append(line);
    return found;
}

qint64 idOf(const Lines& lines, const QString& name) {
    for (const QJsonObject& line : ofType(lines, "socket"))
        if (line["name"] == name)
            return line["id"].toInteger();
    return 0;
}

Lines transitionsOf(const Lines& lines, const QString& name) {
    const qint64 id = idOf(lines, name);
    Lines found;
    for (const QJsonObject& line : ofType(lines, "transition"))
        if (line["socket"].toInteger() == id)
            found.append(line);
    return found;
}

QString faultIn(const Lines& lines) {
    if (lines.size() < 2 || lines.first()["type"] != "capture" || lines.first()["version"] != 1)
        return "no capture line at the front";
    QHash<qint64, QJsonValue> revents;
    qint64 time = 0;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QJsonObject& line = lines[at];
        if (timeOf(line) < time)
            return "goes back in time: " + quoted(line);
        if (at > 0 && line["type"] == "wait" && timeOf(lines[at - 1]) == timeOf(line) &&
            lines[at - 1]["type"] == "transition")
            return "stands behind its transition: " + quoted(line);
        time = timeOf(line);
        if (const QString fault = faultOfSocket(line, revents); !fault.isEmpty())
            return fault;
    }
    return faultOfTotals(lines);
}

} // namespace readyscope::test
