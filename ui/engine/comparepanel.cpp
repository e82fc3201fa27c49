// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/comparepanel.h"

#include "core/lab/comparisonwords.h"
#include "core/text/errors.h"
#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/engine/comparisonview.h"
#include "ui/engine/panelpaint.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

namespace readyscope {

namespace {

constexpr int kHeader = 38; // px
constexpr std::array kEach{kSecond, 3 * kSecond, 10 * kSecond};
constexpr int kUsualEach = 1;

QString bulleted(const Difference& difference, const QString& bullet) {
    return QStringLiteral("<tr><td style=\"padding-right:8px; color:%1\">•</td><td><b>%2</b> %3</td></tr>")
        .arg(bullet, translated(difference.fact).toHtmlEscaped(), translated(difference.why).toHtmlEscaped());
}

} // namespace

ComparePanel::ComparePanel(QWidget* parent)
    : QWidget(parent), m_view(new ComparisonView(this)), m_sentences(new QLabel(this)) {
    setObjectName(QStringLiteral("comparePanel"));
    m_sentences->setObjectName(QStringLiteral("differences"));
    m_sentences->setTextFormat(Qt::RichText);
    m_sentences->setWordWrap(true);
    m_sentences->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentences->setContentsMargins(kPanelSide, 2, kPanelSide, 4);
    m_sentences->setText(tr("Each backend in turn waits on the sockets of this capture, first as they are, then with "
                            "idle ones beside them. The timeline shows each switch."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_view);
    auto* room = new QScrollArea(this); // where they are more than there is room for
    room->setFrameShape(QFrame::NoFrame);
    room->setWidgetResizable(true);
    room->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    room->viewport()->setAutoFillBackground(false);
    room->setWidget(m_sentences);
    m_sentences->setAutoFillBackground(false); // which setWidget() turned on
    layout->addWidget(room, 1);
    showCaption();
    fitButton();
    tint();
}

QWidget* ComparePanel::makeHeader() {
    auto* header = new QWidget(this);
    header->setFixedHeight(kHeader);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(kPanelSide, 4, 8, 4);
    row->setSpacing(8);
    m_title = new QLabel(tr("Compare backends"), header);
    m_caption = new QLabel(header);
    m_caption->setObjectName(QStringLiteral("compareCaption"));
    m_caption->setMinimumWidth(1);
    m_caption->setToolTip(tr("A socket of its own, compare-ping, is sent a datagram every 10 ms. “wake” is the time "
                             "from then until the wait has returned, with the idle sockets where they were there."));
    m_progress = new QProgressBar(header);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(70, 8);
    m_progress->hide();
    m_button = new QPushButton(header);
    m_button->setObjectName(QStringLiteral("compareRun"));
    connect(m_button, &QPushButton::clicked, this, [this] { m_running ? emit cancelAsked() : emit runAsked(); });
    row->addWidget(m_title);
    row->addWidget(m_caption, 1);
    row->addWidget(m_progress);
    addDurations(*row);
    row->addWidget(m_button);
    return header;
}

void ComparePanel::addDurations(QHBoxLayout& row) {
    m_each = new QComboBox(this);
    m_each->setObjectName(QStringLiteral("compareEach"));
    m_each->setAccessibleName(tr("Time for each run"));
    m_each->setToolTip(m_each->accessibleName());
    for (const Nanos each : kEach)
        m_each->addItem(durationText(each), QVariant::fromValue(each));
    m_each->setCurrentIndex(kUsualEach);
    connect(m_each, &QComboBox::currentIndexChanged, this, &ComparePanel::showCaption);
    row.addWidget(m_each);
}

ComparisonOptions ComparePanel::options() const {
    ComparisonOptions options;
    options.each = m_each->currentData().value<Nanos>();
    return options;
}

void ComparePanel::setSockets(std::uint64_t sockets) {
    if (m_running)
        return; // its own are among them
    m_sockets = sockets;
    showCaption();
}

void ComparePanel::setCapturing(bool capturing) {
    m_capturing = capturing;
    fitButton();
}

void ComparePanel::setPresent(Backend backend) { m_view->setPresent(backend); }

void ComparePanel::showCaption() {
    if (m_running)
        return;
    const ComparisonOptions chosen = options();
    const QString each = durationText(chosen.each);
    const QString idle = countText(static_cast<std::uint64_t>(chosen.idle));
    m_caption->setText(
        m_sockets == 1
            ? tr("this 1 socket, then %1 idle ones more; %2 each, in turn").arg(idle, each)
            : tr("these %1 sockets, then %2 idle ones more; %3 each, in turn").arg(countText(m_sockets), idle, each));
}

void ComparePanel::fitButton() {
    m_button->setText(m_running ? tr("Cancel") : m_any ? tr("Run again") : tr("Compare"));
    m_button->setIcon(m_running ? QIcon() : icon(IconName::Run));
    m_button->setEnabled(m_running || m_capturing);
    m_button->setToolTip(m_button->isEnabled() ? QString() : tr("The capture is stopped: run it first"));
    m_each->setVisible(!m_running);
    m_progress->setVisible(m_running);
}

void ComparePanel::show(const Comparison& comparison, Nanos now) {
    m_running = comparison.isRunning();
    m_any = true;
    m_view->showRows(comparison.rows());
    if (m_running)
        showProgress(comparison.progress(now));
    else
        showCaption();
    showSentences(comparison);
    fitButton();
}

void ComparePanel::showProgress(const ComparisonProgress& progress) {
    const QString run =
        progress.withIdle ? tr("%1 with idle ones").arg(backendText(progress.backend)) : backendText(progress.backend);
    const Nanos left = (progress.left + kSecond - 1) / kSecond * kSecond;
    m_caption->setText(
        tr("%1 · run %2 of %3 · %4 left")
            .arg(run, QString::number(progress.run), QString::number(progress.runs), durationText(left)));
    m_progress->setRange(0, progress.runs);
    m_progress->setValue(progress.run - 1);
}

void ComparePanel::showSentences(const Comparison& comparison) {
    const Look& look = Look::of(palette());
    QString rows;
    for (const Difference& difference : differencesOf(comparison.rows()))
        rows += bulleted(difference, look.accent.name());
    QString text = rows.isEmpty() ? QString() : QStringLiteral("<table cellspacing=\"2\">%1</table>").arg(rows);
    if (comparison.error())
        text += QStringLiteral("<p style=\"color:%1\">%2</p>")
                    .arg(look.warning.name(), translated(sentenceFor(*comparison.error())).toHtmlEscaped());
    if (!text.isEmpty() || m_running)
        m_sentences->setText(text);
}

void ComparePanel::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void ComparePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void ComparePanel::tint() {
    dim(*m_caption, palette());
    m_caption->setFont(smallFont(font()));
    m_title->setFont(strongFont(font()));
    m_sentences->setFont(scaledFont(font(), 0.95));
}

} // namespace readyscope
