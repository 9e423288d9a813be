import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Quotes1763800720000 implements MigrationInterface {
    name = 'Quotes1763800720000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`quotes\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`version\` int UNSIGNED NOT NULL,
                \`round\` int UNSIGNED NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`offeredTicketId\` int UNSIGNED NULL,
                \`approvedTicketId\` int UNSIGNED NULL,
                \`categoryId\` int UNSIGNED NULL,
                \`problemTypeId\` int UNSIGNED NULL,
                \`customerId\` int UNSIGNED NULL,
                \`lines\` mediumtext NOT NULL,
                \`subtotal\` int UNSIGNED NOT NULL,
                \`discount\` int UNSIGNED NOT NULL,
                \`discountReason\` varchar(200) NULL,
                \`total\` int UNSIGNED NOT NULL,
                \`taxRate\` smallint UNSIGNED NOT NULL,
                \`tax\` int UNSIGNED NOT NULL,
                \`note\` varchar(500) NULL,
                \`warranty\` text NOT NULL,
                \`offeredAt\` datetime(3) NOT NULL,
                \`offeredById\` int UNSIGNED NOT NULL,
                \`validUntil\` datetime(3) NOT NULL,
                \`decidedAt\` datetime(3) NULL,
                \`declineReason\` varchar(32) NULL,
                \`declineNote\` varchar(500) NULL,
                \`withdrawalReason\` varchar(200) NULL,
                \`signatureKind\` varchar(32) NULL,
                \`signerName\` varchar(50) NULL,
                \`signerId\` int UNSIGNED NULL,
                \`onCredit\` tinyint NOT NULL DEFAULT 0,
                \`dueOn\` date NULL,
                INDEX \`IDX_e589f734c9d87dfd1b2802e7a2\` (\`state\`, \`validUntil\`),
                INDEX \`IDX_1b8c634f7a4caa948f40edcf05\` (
                    \`organizationId\`,
                    \`categoryId\`,
                    \`problemTypeId\`,
                    \`state\`,
                    \`decidedAt\`
                ),
                INDEX \`IDX_949a7d053037a8c68e7cbc9ba0\` (
                    \`organizationId\`,
                    \`customerId\`,
                    \`onCredit\`,
                    \`state\`
                ),
                INDEX \`IDX_bed071bc6f5686b4653bc7cd1e\` (\`organizationId\`, \`id\`),
                UNIQUE INDEX \`IDX_ee94b78b65595155710b0a5127\` (\`approvedTicketId\`, \`round\`),
                UNIQUE INDEX \`IDX_22c99062e50c6b30ada41bbafa\` (\`offeredTicketId\`),
                UNIQUE INDEX \`IDX_7a6b7ae5b92125806de606e022\` (\`ticketId\`, \`version\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_7a6b7ae5b92125806de606e022\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_22c99062e50c6b30ada41bbafa\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_ee94b78b65595155710b0a5127\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_bed071bc6f5686b4653bc7cd1e\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_949a7d053037a8c68e7cbc9ba0\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1b8c634f7a4caa948f40edcf05\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_e589f734c9d87dfd1b2802e7a2\` ON \`quotes\`
        `);
        await queryRunner.query(`
            DROP TABLE \`quotes\`
        `);
    }
}
