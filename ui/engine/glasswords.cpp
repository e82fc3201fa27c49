// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/glasswords.h"

#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::GlassWords)
};

// "1 bit", "3 bits".
QString counted(int count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(countText(static_cast<std::uint64_t>(std::max(count, 0))));
}

// To the nanosecond, in groups of three after the point: "3.268 4 ms".
QString exactText(Nanos time) {
    struct Unit {
        Nanos size;
        const char* name;
    };
    const Unit unit = time >= kSecond        ? Unit{kSecond, "s"}
                      : time >= kMillisecond ? Unit{kMillisecond, "ms"}
                      : time >= kMicrosecond ? Unit{kMicrosecond, "µs"}
                                             : Unit{1, "ns"};
    QString tail;
    for (Nanos rest = time % unit.size, size = unit.size / 10; rest > 0; rest %= size, size /= 10)
        tail += (tail.size() % 4 == 3 ? QString(QChar(0x2009)) : QString()) + QString::number(rest / size);
    return countText(static_cast<std::uint64_t>(time / unit.size)) + (tail.isEmpty() ? tail : QLatin1Char('.') + tail) +
           QLatin1Char(' ') + QString::fromUtf8(unit.name);
}

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

QString argumentsOf(const GlassWait& glass, const GlassTimeout& timeout) {
    const bool milliseconds = std::string_view(timeout.type) == "int";
    const QString time =
        milliseconds ? QStringLiteral("timeout = %1").arg(fromStd(timeout.passed)) : QStringLiteral("timeout");
    switch (glass.wait.backend) {
    case Backend::Select:
        return QStringLiteral("select(nfds = %1, readfds, writefds, exceptfds, timeout)").arg(setsOf(glass).in.nfds);
    case Backend::PSelect:
        return QStringLiteral("pselect(nfds = %1, readfds, writefds, exceptfds, timeout, sigmask)")
            .arg(setsOf(glass).in.nfds);
    case Backend::Poll:
    case Backend::PPoll: {
        const std::size_t count = glass.entries.size() + (glass.waker >= 0 ? 1 : 0);
        return glass.wait.backend == Backend::Poll
                   ? QStringLiteral("poll(fds, nfds = %1, %2)").arg(count).arg(time)
                   : QStringLiteral("ppoll(fds, nfds = %1, timeout, sigmask)").arg(count);
    }
    case Backend::Epoll:
    case Backend::EpollEt:
        return milliseconds ? QStringLiteral("epoll_pwait(epfd, events, maxevents, %1, sigmask)").arg(time)
                            : QStringLiteral("epoll_pwait2(epfd, events, maxevents, timeout, sigmask)");
    case Backend::IoUring:
        return QStringLiteral("io_uring_submit_and_wait_timeout(ring, cqe, 1, timeout, sigmask)");
    }
    return {};
}

QString passedText(const Wait& wait, const GlassTimeout& timeout) {
    const QString value = fromStd(timeout.passed) +
                          (*timeout.unit == '\0' ? QString() : QLatin1Char(' ') + QString::fromUtf8(timeout.unit));
    switch (timeout.rounding) {
    case GlassTimeout::Rounding::Exact:
        return Words::tr("passed %1, exact, nothing to round").arg(value);
    case GlassTimeout::Rounding::Up:
        return Words::tr("passed %1, rounded up by %2").arg(value, durationText(timeout.by));
    case GlassTimeout::Rounding::Shorter:
        return wait.timeout == kInfinite ? Words::tr("passed %1: something of the engine's own is due then").arg(value)
                                         : Words::tr("passed %1: the rest of it, or the engine's own due").arg(value);
    case GlassTimeout::Rounding::None:
        break;
    }
    return Words::tr("passed %1").arg(value);
}

QString noteFor(const GlassWait& glass, const GlassTimeout& timeout) {
    if (glass.wait.passed == kInfinite)
        return Words::tr("it ends when something is ready");
    if (glass.wait.backend == Backend::Select)
        return Words::tr("Linux writes the rest back into the timeval");
    if (std::string_view(timeout.type) == "int")
        return Words::tr("an int of milliseconds, passed by value");
    return Words::tr("the timespec is left as it was");
}

QString setNames(Events sets) {
    QStringList names;
    for (const Events::Bit bit : {Events::R, Events::W, Events::E})
        if (sets.any(bit))
            names.append(QString::fromStdString(toString(bit)));
    return names.join(Words::tr(" and "));
}

// "web.3: its HUP is R, its ERR is R and W; select cannot name them, and RDHUP is not told at all."
QString inSetsText(const GlassEntry& entry, Events revents, Backend backend) {
    QStringList parts;
    // fs/select.c: HUP is in the set of reading, ERR in those of reading and writing.
    const Events hup = revents.any(Events::Hup) ? entry.told & Events::R : Events();
    const Events err = revents.any(Events::Err) ? entry.told & (Events::R | Events::W) : Events();
    if (!hup.empty())
        parts.append(Words::tr("its HUP is %1").arg(setNames(hup)));
    if (!err.empty())
        parts.append(Words::tr("its ERR is %1").arg(setNames(err)));
    const QString rdhup = revents.any(Events::RdHup) ? Words::tr("RDHUP is not told at all") : QString();
    if (parts.isEmpty())
        return rdhup.isEmpty() ? QString() : Words::tr("%1: %2.").arg(fromStd(entry.name), rdhup);
    const QString cannot = parts.size() > 1 ? Words::tr("%1 cannot name them") : Words::tr("%1 cannot name it");
    QString text = fromStd(entry.name) + QStringLiteral(": ") + parts.join(QStringLiteral(", ")) +
                   QStringLiteral("; ") + cannot.arg(backendText(backend));
    if (!rdhup.isEmpty())
        text += Words::tr(", and %1").arg(rdhup);
    return text + QLatin1Char('.');
}

QString differenceText(const GlassEntry& entry, const BesideAnswer& answer, const GlassWait& glass) {
    const QString name = fromStd(entry.name);
    if (entry.told.empty() && !answer.revents.empty())
        return entry.asked.trigger == Trigger::Edge
                   ? Words::tr("%1: %2 stands, and brought no new edge.").arg(name, eventNames(answer.revents))
                   : Words::tr("%1: %2 came between the two calls.").arg(name, eventNames(answer.revents));
    if (!entry.told.empty() && answer.revents.empty())
        return Words::tr("%1: %2 went between the two calls.").arg(name, eventNames(entry.told));
    return glass.inSets() ? inSetsText(entry, answer.revents, glass.wait.backend) : QString();
}

} // namespace

QString callText(const GlassWait& glass) {
    QString text = argumentsOf(glass, timeoutOf(glass.wait));
    if (glass.wait.error != 0) {
        text += QStringLiteral(" = \u22121 ") + fromStd(std::string(errnoName(glass.wait.error)));
        if (glass.wait.signal != 0)
            text += QStringLiteral(" (%1)").arg(fromStd(signalName(glass.wait.signal)));
        return text;
    }
    const int told = glass.wait.ready + (glass.wait.woken ? 1 : 0);
    if (glass.wait.backend != Backend::IoUring)
        return text + QStringLiteral(" = %1").arg(told);
    const auto submitted = std::count_if(glass.entries.begin(), glass.entries.end(),
                                         [](const GlassEntry& entry) { return entry.submitted; });
    return text +
           QStringLiteral(": %1 submitted, %2 completed").arg(submitted + (glass.wakerSubmitted ? 1 : 0)).arg(told);
}

QString goneThroughText(const GlassSets& sets) {
    return Words::tr("%1 gone through, %2 asked, to find %3")
        .arg(counted(sets.in.nfds, Words::tr("1 number"), Words::tr("%1 numbers")),
             countText(static_cast<std::uint64_t>(sets.asked)),
             counted(sets.found, Words::tr("1 bit"), Words::tr("%1 bits")));
}

QString leftOutText(const GlassLeftOut& out, Backend backend) {
    const QString who = QStringLiteral("fd %1").arg(out.fd);
    switch (out.why) {
    case LeftOut::Beyond:
        return Words::tr("%1 left out: %2 ends at 1023").arg(who, backendText(backend));
    case LeftOut::Refused:
        return Words::tr("%1 left out: %2 refuses it").arg(who, backendText(backend));
    case LeftOut::NoSet:
        return Words::tr("%1 left out: its interest has no set").arg(who);
    case LeftOut::HungUp:
        return Words::tr("%1 left out: %2 stands and cannot be unasked").arg(who, eventNames(out.known & kUnaskable));
    case LeftOut::Known:
        break;
    }
    return Words::tr("%1 left out: %2 stands already").arg(who, eventNames(out.known));
}

QString leftOutSummary(const GlassWait& glass) {
    if (glass.leftOut.empty())
        return {};
    const QString first = leftOutText(glass.leftOut.front(), glass.wait.backend);
    const int more = static_cast<int>(glass.leftOut.size()) - 1;
    return more == 0 ? first : Words::tr("%1; %2 more").arg(first, countText(static_cast<std::uint64_t>(more)));
}

TimeoutWords timeoutWords(const GlassWait& glass) {
    const GlassTimeout timeout = timeoutOf(glass.wait);
    TimeoutWords words;
    words.waited = Words::tr("waited %1").arg(exactText(timeout.waited));
    if (timeout.late > 0)
        words.left = Words::tr("%1 late").arg(durationText(timeout.late));
    else if (timeout.left != kNoTime)
        words.left = Words::tr("left %1").arg(exactText(timeout.left));
    words.asked =
        Words::tr("asked %1")
            .arg(glass.wait.timeout == kInfinite ? Words::tr("without an end") : durationText(glass.wait.timeout));
    words.passed = passedText(glass.wait, timeout);
    if (!timeout.after.empty())
        words.after = Words::tr("after %1").arg(fromStd(timeout.after));
    words.note = noteFor(glass, timeout);
    return words;
}

QString besideText(const GlassWait& glass) {
    if (!glass.beside)
        return {};
    const Beside& beside = *glass.beside;
    const auto ready = std::count_if(beside.answers.begin(), beside.answers.end(),
                                     [](const BesideAnswer& answer) { return !answer.revents.empty(); });
    return Words::tr("asked %1 later, timeout 0, %2: %3 ready")
        .arg(durationText(beside.entered - beside.waited),
             counted(static_cast<int>(beside.answers.size()), Words::tr("1 entry"), Words::tr("%1 entries")),
             countText(static_cast<std::uint64_t>(ready)));
}

WhyWords whyWords(const GlassWait& glass) {
    WhyWords words;
    if (!glass.beside || glass.wait.error != 0)
        return words;
    constexpr int kMost = 3;
    int ready = 0;
    int more = 0;
    for (const BesideAnswer& answer : glass.beside->answers) {
        ready += answer.revents.empty() ? 0 : 1;
        const GlassEntry* entry = glass.find(answer.socket);
        const QString line = entry != nullptr ? differenceText(*entry, answer, glass) : QString();
        if (line.isEmpty())
            continue;
        if (words.lines.size() < kMost)
            words.lines.append(line);
        else
            ++more;
    }
    if (more > 0)
        words.lines.append(counted(more, Words::tr("1 more like these."), Words::tr("%1 more like these.")));
    words.title = glass.wait.ready == ready ? Words::tr("Both %1").arg(ready)
                                            : Words::tr("Why %1 and %2").arg(glass.wait.ready).arg(ready);
    if (glass.inSets())
        words.fact = Words::tr("%1 counts bits, poll counts descriptors.").arg(backendText(glass.wait.backend));
    else if (glass.wait.backend == Backend::EpollEt || glass.wait.backend == Backend::IoUring)
        words.fact =
            Words::tr("%1 tells what has changed, poll tells what stands.").arg(backendText(glass.wait.backend));
    else if (glass.wait.backend == Backend::Poll)
        words.fact = Words::tr("It is the same call, put again.");
    else
        words.fact = Words::tr("%1 and poll count descriptors alike.").arg(backendText(glass.wait.backend));
    return words;
}

QStringList rebuiltWords(const GlassWait& glass) {
    QStringList lines;
    const bool open =
        std::any_of(glass.entries.begin(), glass.entries.end(), [](const auto& one) { return !one.unsure.empty(); }) ||
        std::any_of(glass.leftOut.begin(), glass.leftOut.end(), [](const auto& one) { return !one.unsure.empty(); });
    if (glass.onlyChanged)
        lines.append(Words::tr("Whom this call was about is not kept: only those that it changed are listed."));
    if (open)
        lines.append(Words::tr("“?” is not kept: hits are summed, so whether the bit was asked again is open."));
    if (glass.unaccounted > 0)
        lines.append(counted(glass.unaccounted,
                             Words::tr("It named one more: returns that repeat a known state are summed."),
                             Words::tr("It named %1 more: returns that repeat a known state are summed.")));
    lines.append(
        glass.waker >= 0
            ? Words::tr("Rebuilt from the trace, in id order; the waker (fd %1) is our own and is never counted.")
                  .arg(glass.waker)
            : Words::tr("Rebuilt from the trace, in id order."));
    return lines;
}

} // namespace readyscope
