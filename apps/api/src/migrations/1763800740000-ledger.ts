import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1763800740000 implements MigrationInterface {
    name = 'Ledger1763800740000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`ledger_chains\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`chain\` varchar(32) NOT NULL,
                \`entries\` int UNSIGNED NOT NULL,
                \`hash\` binary(32) NOT NULL,
                PRIMARY KEY (\`organizationId\`, \`chain\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`ledger_entries\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`postedOn\` date NOT NULL,
                \`source\` varchar(32) NOT NULL,
                \`sourceId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NULL,
                \`text\` varchar(200) NOT NULL,
                \`chain\` varchar(32) NOT NULL,
                \`position\` int UNSIGNED NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`hash\` binary(32) NOT NULL,
                INDEX \`IDX_af51a8a5b13c6ca448c08b1eae\` (\`organizationId\`, \`ticketId\`, \`id\`),
                INDEX \`IDX_bcd8b2097b6dbb0da7bf17dc18\` (\`organizationId\`, \`postedOn\`, \`id\`),
                INDEX \`IDX_35fda769af8643c35b34fc6eae\` (\`organizationId\`, \`id\`),
                UNIQUE INDEX \`IDX_023ed0d793cb776822207c0431\` (\`organizationId\`, \`chain\`, \`position\`),
                UNIQUE INDEX \`IDX_f8a5cb9684d2351c1205647948\` (\`organizationId\`, \`source\`, \`sourceId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`ledger_lines\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`entryId\` int UNSIGNED NOT NULL,
                \`postedOn\` date NOT NULL,
                \`source\` varchar(32) NOT NULL,
                \`account\` varchar(32) NOT NULL,
                \`debit\` int UNSIGNED NOT NULL,
                \`credit\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NULL,
                \`quoteId\` int UNSIGNED NULL,
                \`paymentId\` int UNSIGNED NULL,
                \`refundId\` int UNSIGNED NULL,
                \`customerId\` int UNSIGNED NULL,
                \`engineerId\` int UNSIGNED NULL,
                \`siteId\` int UNSIGNED NULL,
                \`dueOn\` date NULL,
                INDEX \`ledger_lines_quotes\` (\`organizationId\`, \`quoteId\`, \`account\`),
                INDEX \`ledger_lines_days\` (
                    \`organizationId\`,
                    \`postedOn\`,
                    \`account\`,
                    \`debit\`,
                    \`credit\`
                ),
                INDEX \`ledger_lines_sums\` (
                    \`organizationId\`,
                    \`account\`,
                    \`ticketId\`,
                    \`source\`,
                    \`debit\`,
                    \`credit\`
                ),
                INDEX \`IDX_1fe04b412d83e80e068b8c6e6c\` (\`entryId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_1fe04b412d83e80e068b8c6e6c\` ON \`ledger_lines\`
        `);
        await queryRunner.query(`
            DROP INDEX \`ledger_lines_sums\` ON \`ledger_lines\`
        `);
        await queryRunner.query(`
            DROP INDEX \`ledger_lines_days\` ON \`ledger_lines\`
        `);
        await queryRunner.query(`
            DROP INDEX \`ledger_lines_quotes\` ON \`ledger_lines\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ledger_lines\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f8a5cb9684d2351c1205647948\` ON \`ledger_entries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_023ed0d793cb776822207c0431\` ON \`ledger_entries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_35fda769af8643c35b34fc6eae\` ON \`ledger_entries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_bcd8b2097b6dbb0da7bf17dc18\` ON \`ledger_entries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_af51a8a5b13c6ca448c08b1eae\` ON \`ledger_entries\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ledger_entries\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ledger_chains\`
        `);
    }
}
