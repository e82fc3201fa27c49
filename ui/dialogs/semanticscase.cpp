// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/semanticscase.h"

#include "core/lab/semantics.h"
#include "ui/common/bands.h"
#include "ui/common/chiplabel.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

using semantics::Case;
using semantics::Look;
using semantics::Told;
using semantics::Way;

constexpr int kNames = 178; // px, of backends

QString text(std::string_view bytes) { return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())); }

QLabel* words(const QString& shown, QWidget* parent) {
    auto* label = new QLabel(shown, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* tinted(QLabel* label, const QColor& color) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
    return label;
}

QLabel* heading(const QString& shown, QWidget* parent) {
    QLabel* label = words(shown, parent);
    label->setFont(strongFont(parent->font()));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

// "Asked about a for" and the interest's chips.
QWidget* question(const Look& look, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    const QString subject = text(look.subject);
    const QString asked = look.way == Way::Watch     ? SemanticsCase::tr("%1 is added, asked for").arg(subject)
                          : look.way == Way::Rewatch ? SemanticsCase::tr("%1 is asked anew, for").arg(subject)
                                                     : SemanticsCase::tr("%1 is asked again").arg(subject);
    layout->addWidget(new QLabel(asked, row));
    if (look.way != Way::Again && look.interest.empty())
        layout->addWidget(new QLabel(SemanticsCase::tr("nothing"), row));
    else if (look.way != Way::Again)
        layout->addWidget(new ChipLabel(look.interest, row));
    layout->addStretch();
    return row;
}

QWidget* answer(const Told& told, QWidget* parent) {
    auto* cell = new QWidget(parent);
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const auto show = [&](Events events) {
        if (events.empty())
            layout->addWidget(
                tinted(new QLabel(SemanticsCase::tr("not named"), cell), readyscope::Look::of(cell->palette()).dim));
        else
            layout->addWidget(new ChipLabel(events, cell));
    };
    if (!told.error.empty()) {
        layout->addWidget(new QLabel(told.error == "refused" ? SemanticsCase::tr("refused") : text(told.error), cell));
    } else {
        show(told.events);
        if (told.raw != told.events) {
            layout->addWidget(
                tinted(new QLabel(SemanticsCase::tr("raw"), cell), readyscope::Look::of(cell->palette()).dim));
            show(told.raw);
        }
    }
    layout->addStretch();
    return cell;
}

// One row for all the backends that tell the same.
QWidget* answers(const Look& look, QWidget* parent) {
    auto* rows = new QWidget(parent);
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 4);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    std::vector<std::pair<Told, QStringList>> told;
    for (const Backend backend : kBackends) {
        auto same =
            std::find_if(told.begin(), told.end(), [&](const auto& entry) { return entry.first == look.of(backend); });
        if (same == told.end())
            same = told.insert(told.end(), {look.of(backend), {}});
        same->second.append(backendText(backend));
    }
    int row = 0;
    for (const auto& [what, backends] : told) {
        auto* names = words(backends.join(QStringLiteral(", ")), rows);
        names->setFixedWidth(kNames);
        grid->addWidget(names, row, 0, Qt::AlignVCenter);
        grid->addWidget(answer(what, rows), row++, 1, Qt::AlignVCenter);
    }
    grid->setColumnStretch(1, 1);
    return rows;
}

void addLooks(const Case& one, QVBoxLayout& layout, QWidget* page) {
    int number = 0;
    for (const Look& look : one.looks) {
        QStringList lines;
        for (const semantics::Step& step : look.steps)
            lines.append(QStringLiteral("%1  %2").arg(++number, 2).arg(text(step.text)));
        if (!lines.isEmpty()) {
            QLabel* steps = words(lines.join(QLatin1Char('\n')), page);
            steps->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
            layout.addWidget(steps);
        }
        layout.addWidget(question(look, page));
        layout.addWidget(answers(look, page));
    }
}

QWidget* pageOf(const Case& one, QWidget* parent) {
    auto* page = new QWidget(parent);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);
    const readyscope::Look& look = readyscope::Look::of(parent->palette());
    QLabel* title = words(text(one.title), page);
    title->setFont(strongFont(parent->font()));
    layout->addWidget(title);
    layout->addWidget(words(text(one.why), page));
    if (!one.differs.empty())
        layout->addWidget(tinted(words(text(one.differs), page), look.warning));
    layout->addWidget(heading(SemanticsCase::tr("Steps, and what is told"), page));
    addLooks(one, *layout, page);
    layout->addWidget(heading(SemanticsCase::tr("Sources"), page));
    for (const std::string& source : one.sources)
        layout->addWidget(tinted(words(text(source), page), look.dim));
    layout->addStretch();
    QLabel* name = tinted(words(SemanticsCase::tr("Readiness table: %1").arg(text(one.name)), page), look.dim);
    name->setFont(smallFont(parent->font()));
    layout->addWidget(name);
    return page;
}

} // namespace

SemanticsCase::SemanticsCase(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("The case in full"));
    show(nullptr);
}

void SemanticsCase::show(const Case* one) {
    if (one != nullptr) {
        setWidget(pageOf(*one, this));
        return;
    }
    QLabel* none = words(tr("Select a case to see its steps, what each backend tells, and why."), this);
    none->setContentsMargins(16, 12, 16, 12);
    none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setWidget(none);
}

} // namespace readyscope
