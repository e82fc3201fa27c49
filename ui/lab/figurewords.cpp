// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/figurewords.h"

#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <cerrno>
#include <csignal>

namespace readyscope {

namespace {

QString tr(const char* text) { return FigureTexts::tr(text); }
QString plain(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

Act actOf(const Model& model, const CallRecord& call) { return model.loop[call.step].act; }

} // namespace

QString familyText(const Model& model) { return translated({model.title, {}}); }
QString variantText(const Model& model) { return translated({model.variant, {}}); }

QString headCallText(const Model& model, Transport transport) {
    if (model.family == IoModel::Blocking)
        return plain(model.loop.front().callOver(transport));
    return variantText(model).section(QLatin1Char(','), 0, 0);
}

QString chartText(const Model& model) { return model.aThreadEach ? tr("thread each") : headCallText(model); }

int familyNumber(const Model& model) { return static_cast<int>(model.family) + 1; }

QString callText(const ModelStory& story, const CallRecord& call) {
    return plain(story.model->loop[call.step].callOver(story.transport));
}

QString resultText(const ModelStory& story, const CallRecord& call, bool brought) {
    if (brought)
        return tr("%1 B").arg(story.event.bytes);
    if (actOf(*story.model, call) == Act::AwaitSignal)
        return QStringLiteral("EINTR"); // what it always returns
    // The book's name of it; Linux has one number for both.
    if (call.error == EAGAIN)
        return QStringLiteral("EWOULDBLOCK");
    if (call.error != 0)
        return plain(errnoName(call.error));
    if (actOf(*story.model, call) == Act::Wait)
        return tr("%1 ready").arg(call.result);
    if (actOf(*story.model, call) == Act::AwaitCompletion)
        return tr("%1 done").arg(call.result);
    return tr("%1 B").arg(call.result);
}

QString signalText(const CallRecord& signal) {
    return signal.result == SIGIO ? QStringLiteral("SIGIO") : QString::fromStdString(signalName(signal.result));
}

QStringList programText(const ModelStory& story, ProgramDoes does) {
    const Model& model = *story.model;
    const QString first = plain(model.loop.front().callOver(story.transport));
    switch (does) {
    case ProgramDoes::Running:
    case ProgramDoes::InCall:
        return {};
    case ProgramDoes::Polling:
        return {tr("running"), tr("100 % of"), tr("a core")};
    case ProgramDoes::Blocked:
        if (model.family == IoModel::Asynchronous)
            return {tr("blocked"), tr("(or its own"), tr("work)")};
        return {tr("blocked"), tr("in %1").arg(first)};
    case ProgramDoes::OwnWork:
        return {tr("its own"), tr("work (here"), tr("%1)").arg(first)};
    case ProgramDoes::Handler:
        return {tr("handler")};
    case ProgramDoes::Handling:
        return {tr("handling")};
    }
    return {};
}

QString kernelDoesText(KernelDoes does) {
    switch (does) {
    case KernelDoes::Nothing:
        return {};
    case KernelDoes::Waiting:
        return tr("waiting for the data");
    case KernelDoes::Waking:
        return tr("waking");
    case KernelDoes::Copying:
        return tr("copying");
    case KernelDoes::WakingAndCopying:
        return tr("waking and copying in one call");
    }
    return {};
}

QStringList kernelText(const ModelStory& story, const Stretch<KernelDoes>& stretch) {
    const QString time = durationText(stretch.to - stretch.from);
    switch (stretch.does) {
    case KernelDoes::Nothing:
        return {};
    case KernelDoes::Waiting:
        return stretch.from < story.handed() ? QStringList{tr("waiting"), time} : QStringList{tr("waiting")};
    case KernelDoes::Waking:
        // Whoever polls is not asleep: it has not asked yet.
        return {story.model->family == IoModel::NonBlocking ? tr("unnoticed") : tr("waking"), time};
    case KernelDoes::Copying:
        return {tr("copying"), time};
    case KernelDoes::WakingAndCopying:
        return {tr("waking and"), tr("copying"), time, tr("copy about"), durationText(story.copy)};
    }
    return {};
}

QStringList storyText(const ModelStory& story) {
    QStringList lines;
    for (std::size_t i = 0; i < story.calls.size(); ++i) {
        const CallRecord& call = story.calls[i];
        const QString at = momentText(call.entered);
        if (call.isSignal)
            lines << tr("%1: the kernel sends %2").arg(at, signalText(call));
        else if (call.repeats > 1)
            lines << tr("%1: %2 %3 times, each %4")
                         .arg(at, callText(story, call), countText(call.repeats), resultText(story, call, false));
        else
            lines << tr("%1: %2 returns %3 after %4")
                         .arg(at, callText(story, call), resultText(story, call, i == story.brought),
                              durationText(call.returned - call.entered));
    }
    for (const Stretch<KernelDoes>& stretch : story.kernel)
        if (stretch.does != KernelDoes::Nothing && stretch.from < story.handed())
            lines << tr("%1: %2").arg(kernelDoesText(stretch.does), durationText(stretch.to - stretch.from));
    return lines;
}

QString momentText(Nanos time) {
    if (time == 0)
        return QStringLiteral("0");
    return time < 0 ? QChar(0x2212) + durationText(-time) : QLatin1Char('+') + durationText(time);
}

} // namespace readyscope
