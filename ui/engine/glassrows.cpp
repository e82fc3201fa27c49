// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the glass, each backend in its own words.
#include "ui/engine/glasstable.h"
#include "ui/engine/glasswords.h"

namespace readyscope {

namespace {

GlassCell words(const QString& text) { return {text, {}, false}; }
GlassCell chips(Events events, const QString& after = {}) { return {after, events, true}; }

// What is to be said of a question besides its bits.
QString askedText(Backend backend, const Asking& asked, bool submitted) {
    if (backend == Backend::IoUring)
        return submitted ? GlassTable::tr("submitted") : QString();
    return asked.trigger == Trigger::Edge ? QStringLiteral("ET") : QString();
}
QString openText(Events unsure) { return unsure.empty() ? QString() : QStringLiteral("?"); }

void addTitles(GlassRows& rows, Backend backend) {
    switch (backend) {
    case Backend::Epoll:
    case Backend::EpollEt:
        rows.titles = {QStringLiteral("fd"), GlassTable::tr("Socket"), GlassTable::tr("interest list"),
                       GlassTable::tr("returned events")};
        rows.widths = {48, 170, 230, 200};
        break;
    case Backend::IoUring:
        rows.titles = {QStringLiteral("fd"), GlassTable::tr("Socket"), GlassTable::tr("armed"),
                       GlassTable::tr("completed (raw)"), GlassTable::tr("state asked then")};
        rows.widths = {44, 120, 240, 190, 200};
        break;
    default:
        rows.titles = {QStringLiteral("[ ]"), QStringLiteral("fd"), GlassTable::tr("Socket"), QStringLiteral("events"),
                       QStringLiteral("revents")};
        rows.widths = {38, 48, 150, 230, 200};
    }
}

struct Entry {
    int fd = -1;
    QString name;
    Events asked;
    QString askedAfter;
    Events raw;
    Events told;
    QString toldAfter;
};

void addEntry(GlassRows& rows, Backend backend, const Entry& entry, bool isApart) {
    QVector<GlassCell> cells;
    const bool indexed = backend != Backend::Epoll && backend != Backend::EpollEt && backend != Backend::IoUring;
    if (indexed)
        cells.append(words(QString::number(rows.rows.size())));
    cells.append({words(QString::number(entry.fd)), words(entry.name), chips(entry.asked, entry.askedAfter)});
    if (backend == Backend::IoUring)
        cells.append(chips(entry.raw));
    cells.append(chips(entry.told, entry.toldAfter));
    rows.rows.append({cells, !entry.told.empty() && !isApart, isApart});
}

void addLeftOut(GlassRows& rows, const GlassLeftOut& out, Backend backend) {
    QVector<GlassCell> cells(rows.titles.size(), words(QString()));
    const bool indexed = rows.titles.first() == QStringLiteral("[ ]");
    const int first = indexed ? 1 : 0;
    if (indexed)
        cells[0] = words(QStringLiteral("\u2013"));
    cells[first] = words(QString::number(out.fd));
    cells[first + 1] = words(QString::fromStdString(out.name));
    cells[first + 2] = words(leftOutText(out, backend) + openText(out.unsure));
    rows.rows.append({cells, false, true});
}

} // namespace

GlassRows askedRows(const GlassWait& glass) {
    const Backend backend = glass.wait.backend;
    GlassRows rows;
    addTitles(rows, backend);
    if (glass.waker >= 0) {
        const Events told = glass.wait.woken ? glass.wakerAsked() : Events();
        addEntry(rows, backend,
                 {glass.waker,
                  GlassTable::tr("waker"),
                  glass.wakerAsked(),
                  askedText(backend, {}, glass.wakerSubmitted),
                  told,
                  told,
                  {}},
                 true);
    }
    for (const GlassEntry& entry : glass.entries)
        addEntry(rows, backend,
                 {entry.fd, QString::fromStdString(entry.name), entry.asked.events,
                  askedText(backend, entry.asked, entry.submitted), entry.raw, entry.told, openText(entry.unsure)},
                 false);
    for (const GlassLeftOut& out : glass.leftOut)
        addLeftOut(rows, out, backend);
    return rows;
}

GlassRows besideRows(const GlassWait& glass) {
    GlassRows rows;
    rows.titles = {QStringLiteral("[ ]"),
                   QStringLiteral("fd"),
                   GlassTable::tr("Socket"),
                   QStringLiteral("events"),
                   QStringLiteral("revents"),
                   GlassTable::tr("%1 said").arg(QString::fromLatin1(nameOf(glass.wait.backend).data()))};
    rows.widths = glass.inSets() ? QVector<int>{34, 42, 92, 142, 240, 70} : QVector<int>{34, 42, 92, 124, 202, 130};
    if (!glass.beside)
        return rows;
    for (const BesideAnswer& answer : glass.beside->answers) {
        const GlassEntry* entry = glass.find(answer.socket);
        const QString name = entry != nullptr ? QString::fromStdString(entry->name) : QString::number(answer.socket);
        rows.rows.append(
            {{words(QString::number(rows.rows.size())), words(QString::number(answer.fd)), words(name),
              chips(answer.events), chips(answer.revents), chips(entry != nullptr ? entry->told : Events())},
             !answer.revents.empty() || (entry != nullptr && !entry->told.empty()),
             false});
    }
    return rows;
}

} // namespace readyscope
